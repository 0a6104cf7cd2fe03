/** Carries topics between processes: ids only, never words. Everything that was missed is told as one `EVERYTHING`. */
export interface Bus {
  publish(topic: string): Promise<void>
  /** Hears every topic from now on; the answer stops it. */
  subscribe(heard: (topic: string) => void): () => void
  close(): Promise<void>
}

/** Something may have been missed: whoever listens asks again about all they show. */
export const EVERYTHING = 'everything'
