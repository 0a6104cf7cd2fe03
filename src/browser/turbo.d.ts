declare module '@hotwired/turbo' {
  export const config: { drive: { progressBarDelay: number } }
}

interface DocumentEventMap {
  'turbo:before-render': CustomEvent<{ newBody: HTMLElement }>
  'turbo:click': CustomEvent<{ url: string }>
  'turbo:visit': CustomEvent<{ action: 'advance' | 'replace' | 'restore' }>
  'turbo:load': CustomEvent
  'turbo:submit-start': CustomEvent
}
