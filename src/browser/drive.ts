import { config } from '@hotwired/turbo'

// Turbo's own bar would move by itself; `html[aria-busy]` shows a still one. The longest a browser can wait is 2³¹ − 1 ms.
config.drive.progressBarDelay = 0x7fffffff

/** To another place on this very page the browser goes by itself. Turbo would ask for the page anew after a form that came back, and
 *  take away what was typed. */
document.addEventListener('turbo:click', (event) => {
  const to = new URL(event.detail.url)
  if (to.hash && to.pathname === location.pathname && to.search === location.search) event.preventDefault()
})

/** Turbo puts in a new body and keeps the old `html`, on which light, contrast, flare and direction are written. */
document.addEventListener('turbo:before-render', ({ detail }) => {
  const from = detail.newBody.closest('html')
  const to = document.documentElement
  if (!from) return
  for (const name of ['lang', 'dir', 'data-theme', 'data-contrast', 'data-flare', 'data-hue']) {
    const value = from.getAttribute(name)
    if (value === null) to.removeAttribute(name)
    else to.setAttribute(name, value)
  }
})

/** After following a link, reading starts at the new page's words, as it does without script. */
document.addEventListener('turbo:visit', ({ detail }) => {
  if (detail.action !== 'restore') document.addEventListener('turbo:load', startReading, { once: true })
})

function startReading() {
  if (document.querySelector('[autofocus]') || location.hash) return
  // Whoever was quicker and is already somewhere on the new page stays there.
  if (document.activeElement && document.activeElement !== document.body) return
  document.getElementById('main')?.focus({ preventScroll: true })
}
