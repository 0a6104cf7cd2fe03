import { readBlocks } from '../../domain/place/page-words.ts'

/** What a steward wrote, as headings, paragraphs and lists and nothing else. */
export function PageWords({ words, language }: { words: string; language: string }) {
  return (
    <div class="stack" lang={language} dir="auto">
      {readBlocks(words).map((block) => {
        if (block.as === 'heading') return <h2>{block.words}</h2>
        if (block.as === 'list') {
          return (
            <ul class="agreed">
              {block.items.map((item) => (
                <li>{item}</li>
              ))}
            </ul>
          )
        }
        return (
          <p>
            {block.lines.map((line, i) => (
              <>
                {i > 0 && <br />}
                {line}
              </>
            ))}
          </p>
        )
      })}
    </div>
  )
}
