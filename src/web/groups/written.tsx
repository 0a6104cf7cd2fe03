/** Several short sentences, each on a line of its own. */
export function lines(sentences: readonly string[]) {
  if (sentences.length === 1) return sentences[0]
  return (
    <ul>
      {sentences.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  )
}

const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/g

/** A way in as it was written, with its web addresses as links: in a flare nobody copies one letter by letter. */
export function WrittenWay({ words }: { words: string }) {
  return (
    <p dir="auto">
      {words.split('\n').map((line, i) => (
        <>
          {i > 0 && <br />}
          {line.split(ADDRESS).map((part, k) =>
            k % 2 === 1 && URL.canParse(part) ? (
              <a class="plain" href={part} rel="noreferrer noopener">
                {part}
              </a>
            ) : (
              part
            ),
          )}
        </>
      ))}
    </p>
  )
}

/** What somebody wrote, with its paragraphs and line breaks, as text and nothing else. */
export function Written({ words }: { words: string }) {
  return (
    <>
      {words.split(/\n{2,}/).map((paragraph) => (
        <p dir="auto">
          {paragraph.split('\n').map((line, i) => (
            <>
              {i > 0 && <br />}
              {line}
            </>
          ))}
        </p>
      ))}
    </>
  )
}
