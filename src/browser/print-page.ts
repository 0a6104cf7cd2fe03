/** `<print-page hidden><button type="button">Print</button></print-page>` */
export class PrintPage extends HTMLElement {
  connectedCallback() {
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => print())
  }
}

customElements.define('print-page', PrintPage)
