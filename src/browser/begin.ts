import './quick-exit.ts'

// The way out works first. This runs once the styles are there, so that on a slow line the large script does not hold them up; made
// now and not after the load, it is still waited for by the load, as Turbo expects.
const script = document.createElement('script')
script.type = 'module'
script.src = document.querySelector<HTMLScriptElement>('script[data-then]')?.dataset.then ?? ''
document.head.append(script)
