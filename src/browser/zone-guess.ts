/** `<zone-guess><select>…</select></zone-guess>`: chooses the device's own zone, as long as nobody has chosen. The device tells it
 *  to this page only. */
export class ZoneGuess extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector('select')
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!select || this.hasAttribute('data-chosen')) return
    const own = [...select.options].find((option) => option.value === zone || option.dataset.was === zone)
    if (own) select.value = own.value
  }
}

customElements.define('zone-guess', ZoneGuess)
