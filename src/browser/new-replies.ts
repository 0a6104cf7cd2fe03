/** `<new-replies data-topic data-words><a hidden>…</a><p role="status"></p></new-replies>`: says politely that something is new, and shows it
 *  when asked to. Until then nothing on the page moves; the box below is never touched. */
export class NewReplies extends HTMLElement {
  connectedCallback() {
    document.addEventListener('live:notice', this.#heard)
    this.#link?.addEventListener('click', this.#show)
  }

  disconnectedCallback() {
    document.removeEventListener('live:notice', this.#heard)
  }

  get #link() {
    return this.querySelector('a')
  }

  #heard = (event: Event) => {
    const { topic } = (event as CustomEvent<{ topic: string }>).detail
    if (topic !== this.dataset.topic || !this.#link?.hidden) return
    this.#link.hidden = false
    // Once until it is shown: ten answers are one announcement.
    this.#say(this.dataset.words ?? '')
  }

  #show = async (event: Event) => {
    event.preventDefault()
    const page = await fetch(location.href).then(
      (answer) => (answer.ok ? answer.text() : ''),
      () => '',
    )
    const found = new DOMParser().parseFromString(page, 'text/html')
    const thread = document.querySelector('.thread')
    const fresh = found.querySelector('.thread')
    if (!thread || !fresh || !this.isConnected) return location.reload()
    if (this.#link) this.#link.hidden = true
    this.#say('')
    const known = new Set([...thread.children].map(({ id }) => id))
    thread.replaceChildren(...[...fresh.children].map((post) => document.importNode(post, true)))
    const first = [...thread.children].find(({ id }) => !known.has(id))
    // Nothing new on this page: it is on the next.
    if (!first && this.#link && found.querySelector('.pager')) return location.assign(this.#link.href)
    if (first instanceof HTMLElement) {
      first.tabIndex = -1
      first.focus()
    }
  }

  #say(words: string): void {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = words
  }
}

customElements.define('new-replies', NewReplies)
