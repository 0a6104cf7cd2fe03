/** Shows each choice of the comfort form at once and keeps it in the background; without it the form has a button. */
export class ComfortPanel extends HTMLElement {
  #listening?: AbortController

  connectedCallback() {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    this.setAttribute('data-ready', '')
    this.addEventListener('change', this.#apply, { signal })
    this.addEventListener('submit', this.#keep, { signal })
    document.addEventListener('click', this.#shutFromOutside, { signal })
    this.addEventListener('keydown', this.#shutWithEscape, { signal })
  }

  disconnectedCallback() {
    this.#listening?.abort()
  }

  #apply = () => {
    const choice = new FormData(this.#form)
    const { dataset } = document.documentElement
    set(dataset, 'theme', choice.get('light') === 'device' ? null : choice.get('light'))
    set(dataset, 'contrast', choice.has('contrast') ? 'more' : null)
    set(dataset, 'flare', choice.has('flare') ? '' : null)
    void this.#send()
  }

  #keep = (event: Event) => {
    event.preventDefault()
    void this.#send()
  }

  /** The answer would lead back to this very page, so it is not followed. Without a network the choice lasts for this page. */
  async #send() {
    const status = this.querySelector('[role=status]')
    try {
      // The types of the DOM do not know that a form is fine as search params.
      const body = new URLSearchParams(new FormData(this.#form) as unknown as Record<string, string>)
      await fetch(this.#form.action, { method: 'POST', body, redirect: 'manual', keepalive: true })
      if (status) status.textContent = this.#form.getAttribute('data-kept')
    } catch {
      if (status) status.textContent = ''
    }
  }

  #shutFromOutside = (event: Event) => {
    if (event.target instanceof Node && !this.contains(event.target)) this.#details.open = false
  }

  #shutWithEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.#details.open) return
    this.#details.open = false
    this.querySelector('summary')?.focus()
  }

  get #details() {
    return this.querySelector('details') as HTMLDetailsElement
  }

  get #form() {
    return this.querySelector('form') as HTMLFormElement
  }
}

function set(dataset: DOMStringMap, name: string, value: FormDataEntryValue | null) {
  if (value === null) delete dataset[name]
  else dataset[name] = String(value)
}

customElements.define('comfort-panel', ComfortPanel)
