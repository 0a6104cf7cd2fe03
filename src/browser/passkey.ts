import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser'

interface Question {
  readonly question: string
  readonly options: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON
}

/**
 * `<passkey-form hidden data-question="/…" data-how="ask|make">` around a form, or a part of one: fetches the place's question, lets the
 * device answer, puts the answer into the hidden fields and sends the form. With `data-stays` the form is not sent: there is
 * more to fill in.
 */
export class PasskeyForm extends HTMLElement {
  connectedCallback() {
    if (!browserSupportsWebAuthn() || /^[\d.]+$|^\[/.test(location.hostname)) return
    this.hidden = false
    const button = this.querySelector('button')
    button?.addEventListener('click', this.#begin)
    // Enter in a field presses the form's first button that sends it, and this one does not.
    if (button && this.hasAttribute('data-stays')) button.type = 'button'
  }

  #begin = (event: Event) => {
    event.preventDefault()
    void this.#ask().catch(() => this.#say(this.dataset.failed ?? ''))
  }

  async #ask() {
    this.#say('')
    const asked = await fetch(this.dataset.question ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    if (!asked.ok) throw new Error('no question')
    const { question, options } = (await asked.json()) as Question
    const answer =
      this.dataset.how === 'make'
        ? await startRegistration({ optionsJSON: options })
        : await startAuthentication({ optionsJSON: options })
    this.#fill('question', question)
    this.#fill('passkey', JSON.stringify(answer))
    if (!this.hasAttribute('data-stays')) return this.#form?.requestSubmit()
    this.#say(this.dataset.done ?? '')
  }

  #fill(name: string, value: string) {
    const field = this.#form?.querySelector<HTMLInputElement>(`input[name=${name}]`)
    if (field) field.value = value
  }

  #say(words: string) {
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = words
  }

  get #form() {
    return this.querySelector('form') ?? this.closest('form')
  }
}

customElements.define('passkey-form', PasskeyForm)
