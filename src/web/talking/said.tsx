import type { Child } from 'hono/jsx'

const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/g
const LONGEST = 48

/** What somebody said: paragraphs, line breaks, and web addresses as links that show which host they lead to. */
export function Said({ words }: { words: string }) {
  return (
    <>
      {words.split(/\n{2,}/).map((paragraph) => (
        <p dir="auto">
          {paragraph.split('\n').map((line, i) => (
            <>
              {i > 0 && <br />}
              {line.includes('://') ? linked(line) : line}
            </>
          ))}
        </p>
      ))}
    </>
  )
}

function linked(line: string): Child[] {
  return line.split(ADDRESS).map((part, i) => {
    const url = i % 2 === 1 ? safeUrl(part) : undefined
    return url ? (
      <a class="plain" href={url.href} rel="noreferrer noopener nofollow" dir="ltr">
        {shownUrl(url)}
      </a>
    ) : (
      part
    )
  })
}

/** A name before the host is there to deceive: such an address stays words. */
function safeUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && url.username === '' && url.password === '' ? url : undefined
}

/** The whole host, as a browser would find it, and the beginning of the rest. */
function shownUrl({ host, pathname, search }: URL): string {
  const rest = pathname === '/' && search === '' ? '' : pathname + search
  return host + (rest.length > LONGEST ? `${rest.slice(0, LONGEST)}…` : rest)
}
