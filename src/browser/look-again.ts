const EVERY_MS = 2000

/** `<look-again>…</look-again>`: reads its page anew every two seconds, shows what now stands in its own place, and goes to the
 *  page itself once it no longer has such a place. Without script the link inside does the same by hand. */
export class LookAgain extends HTMLElement {
  #waiting: ReturnType<typeof setTimeout> | undefined

  connectedCallback() {
    this.#waiting = setTimeout(() => void this.#look(), EVERY_MS)
  }

  disconnectedCallback() {
    clearTimeout(this.#waiting)
  }

  #look = async () => {
    const page = await fetch(location.href).then(
      (answer) => (answer.ok ? answer.text() : ''),
      () => '',
    )
    if (!this.isConnected) return
    const found = new DOMParser().parseFromString(page, 'text/html')
    const mine = found.querySelector('look-again')
    if (page !== '' && !mine) return location.reload()
    // The words are changed in place, so that whoever reads or tabs here is not moved.
    for (const part of ['p', 'progress']) {
      const [old, now] = [this.querySelector(part), mine?.querySelector(part)]
      if (now && old?.outerHTML !== now.outerHTML) old?.replaceWith(document.importNode(now, true))
    }
    this.connectedCallback()
  }
}

customElements.define('look-again', LookAgain)
