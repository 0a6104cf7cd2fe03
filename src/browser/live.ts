/**
 * One socket a tab, while somebody is signed in. It hears that something changed, never what. `data-topic="group:…"` on a page says
 * what it shows; a `turbo-frame` with that topic is fetched anew, everything else may listen for `live:notice`. Without a
 * socket nothing breaks: pages are pages.
 */
const SESSION_OVER = 4401
const LONGEST_PAUSE_MS = 60_000
const LONGEST_ANSWER_MS = 8000

let socket: WebSocket | undefined
let pause = 1000
let waiting: ReturnType<typeof setTimeout> | undefined
let looking: ReturnType<typeof setTimeout> | undefined
let sending = false

function connect(): void {
  const path = document.querySelector('meta[name=live]')?.getAttribute('content')
  if (!path) leave()
  else if (socket && socket.readyState <= WebSocket.OPEN) show()
  else open(path)
}

function open(path: string): void {
  clearTimeout(waiting)
  const mine = new WebSocket(new URL(path, location.href.replace(/^http/, 'ws')))
  socket = mine
  mine.addEventListener('open', () => {
    pause = 1000
    show()
  })
  mine.addEventListener('message', ({ data }) => hear(JSON.parse(String(data))))
  mine.addEventListener('close', ({ code }) => {
    // One that was left on purpose says so after the next page is there, and must not take its words away.
    if (mine !== socket) return
    if (code === SESSION_OVER) shut()
    else comeBack()
  })
}

function shut(): void {
  socket = undefined
  clearTimeout(waiting)
  lookAgain()
}

/** Shows what may still be seen. Whoever has just sent a form, such as the one that signs out or leaves, is shown its answer. */
function lookAgain(): void {
  clearTimeout(looking)
  if (sending) looking = setTimeout(() => location.reload(), LONGEST_ANSWER_MS)
  else location.reload()
}

function comeBack(): void {
  socket = undefined
  clearTimeout(waiting)
  waiting = setTimeout(connect, pause)
  pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
}

function leave(): void {
  clearTimeout(waiting)
  const old = socket
  socket = undefined
  old?.close(1000)
}

const shown = () => [...document.querySelectorAll<HTMLElement>('[data-topic]')]

function show(): void {
  if (socket?.readyState !== WebSocket.OPEN) return
  const topics = new Set(shown().map((part) => part.dataset.topic ?? ''))
  socket.send(JSON.stringify({ show: [...topics].slice(0, 20) }))
}

function hear(notice: { topic?: string; gone?: string }): void {
  // What may no longer be seen leaves the screen, whatever else is on it.
  if (notice.gone && shown().some((part) => part.dataset.topic === notice.gone)) lookAgain()
  if (!notice.topic) return
  for (const part of shown()) {
    if (part.dataset.topic === notice.topic && part.localName === 'turbo-frame')
      (part as HTMLElement & { reload?: () => void }).reload?.()
  }
  document.dispatchEvent(new CustomEvent('live:notice', { detail: { topic: notice.topic } }))
}

document.addEventListener('turbo:submit-start', () => {
  sending = true
})
document.addEventListener('turbo:load', () => {
  sending = false
  clearTimeout(looking)
  connect()
})
connect()
