/** A piece of a steward's page: there are only these three, and none of them is HTML. */
export type Block =
  | { readonly as: 'heading'; readonly words: string }
  | { readonly as: 'paragraph'; readonly lines: readonly string[] }
  | { readonly as: 'list'; readonly items: readonly string[] }

/** Reads a page: `# ` begins a heading, `- ` an item of a list, an empty line parts paragraphs, everything else is words. */
export function readBlocks(words: string): Block[] {
  const blocks: Block[] = []
  for (const chunk of words.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/)) {
    for (const line of chunk.split('\n')) addLine(blocks, line.trim())
    blocks.push(END)
  }
  return blocks.filter((block) => block !== END)
}

/** Parts what would run together: a paragraph never goes on past it. */
const END: Block = { as: 'paragraph', lines: [] }

function addLine(blocks: Block[], line: string): void {
  const last = blocks.at(-1)
  const add = (block: Block) => blocks.push(block)
  const grow = (block: Block) => blocks.splice(-1, 1, block)
  if (line === '') return
  if (/^#+ /.test(line)) add({ as: 'heading', words: line.replace(/^#+ +/, '') })
  else if (line.startsWith('- ')) {
    const item = line.slice(2).trim()
    if (last?.as === 'list') grow({ as: 'list', items: [...last.items, item] })
    else add({ as: 'list', items: [item] })
  } else if (last?.as === 'paragraph' && last !== END) grow({ as: 'paragraph', lines: [...last.lines, line] })
  else add({ as: 'paragraph', lines: [line] })
}
