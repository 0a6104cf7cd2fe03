/** `<copy-words data-of="id" data-done="Copied." hidden>`: a button that copies the words of another element, line by line. */
export class CopyWords extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard) return
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', this.#copy)
  }

  #copy = async () => {
    const source = document.getElementById(this.getAttribute('data-of') ?? '')
    const lines = [...(source?.querySelectorAll('li') ?? [])].map((item) => item.textContent?.trim() ?? '')
    await navigator.clipboard.writeText(lines.length > 0 ? lines.join('\n') : (source?.textContent ?? '').trim())
    const status = this.querySelector('[role=status]')
    if (status) status.textContent = this.getAttribute('data-done')
  }
}

customElements.define('copy-words', CopyWords)
