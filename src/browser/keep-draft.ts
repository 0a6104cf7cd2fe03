const PAUSE_MS = 2500

/** `<keep-draft data-to data-conversation data-kept data-failed><form>…</form><p></p></keep-draft>`: sends what stands in the box to be
 *  kept a moment after the last letter, and when the page is left. It only reads the box. */
export class KeepDraft extends HTMLElement {
  #waiting: ReturnType<typeof setTimeout> | undefined

  connectedCallback() {
    this.addEventListener('input', this.#later)
    this.addEventListener('submit', this.#stop)
    document.addEventListener('visibilitychange', this.#leaving)
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#leaving)
    this.#leaving()
  }

  #later = () => {
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(this.#keep, PAUSE_MS)
  }

  /** The form itself is on its way, and takes its draft along. */
  #stop = () => {
    clearTimeout(this.#waiting)
    this.#waiting = undefined
  }

  #leaving = () => {
    if (this.#waiting !== undefined && (document.hidden || !this.isConnected)) void this.#keep()
  }

  #keep = async () => {
    this.#stop()
    const form = this.querySelector('form')
    const { to = '', conversation = '', kept = '', failed = '' } = this.dataset
    if (!form) return
    const typed = new FormData(form)
    const body = new URLSearchParams({ conversation })
    for (const name of ['title', 'words', 'key']) body.set(name, String(typed.get(name) ?? ''))
    const done = await fetch(to, { method: 'POST', body, keepalive: true }).then(
      ({ ok }) => ok,
      () => false,
    )
    const said = this.querySelector(':scope > p')
    if (said) said.textContent = done ? kept : failed
  }
}

customElements.define('keep-draft', KeepDraft)
