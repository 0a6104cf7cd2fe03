import type { Scene } from '../scene.ts'

/** Kind sentences for a no; `own` stands for one's own words alone. */
export const DECLINES = ['full', 'fit', 'ending', 'pause', 'own'] as const

/** The reason an asker will read: the sentence chosen, then one's own words. '' where there is neither. */
export function reasonWords({ t }: Scene, why: (typeof DECLINES)[number] | undefined, own: string): string {
  const chosen = why && why !== 'own' ? t(`leading.decline.${why}`) : ''
  return [chosen, own].filter(Boolean).join('\n\n')
}
