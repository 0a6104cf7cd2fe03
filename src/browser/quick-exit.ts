/** `<quick-exit><a href="https://…">Leave now</a></quick-exit>`: the link works alone; this also takes the page out of history, and answers Escape pressed twice. */
export class QuickExit extends HTMLElement {
  // Not 0: that would count as an Escape just after the page began.
  #lastEscape = Number.NEGATIVE_INFINITY
  #listening?: AbortController

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    this.addEventListener('click', this.#leave, { signal })
    document.addEventListener('keydown', this.#countEscapes, { signal })
  }

  disconnectedCallback() {
    this.#listening?.abort()
  }

  #countEscapes = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.repeat) return
    // A page has two of these; both leaving at once would break off one another's way.
    if (document.querySelector('quick-exit') !== this) return
    if (event.timeStamp - this.#lastEscape < 500) this.#leave(event)
    this.#lastEscape = event.timeStamp
  }

  #leave = (event: Event) => {
    const link = this.querySelector('a')
    if (!link) return
    event.preventDefault()
    document.documentElement.hidden = true
    document.title = '\u200b'
    location.replace(link.href)
  }
}

customElements.define('quick-exit', QuickExit)
