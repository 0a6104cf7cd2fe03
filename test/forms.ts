/** One form of a page, as a browser without JavaScript would send it. */
export interface PageForm {
  readonly action: string
  readonly method: 'get' | 'post'
  /** Every field with what it holds when the page is opened; radio groups and selects with every value they offer. */
  readonly fields: readonly FormField[]
}

export interface FormField {
  readonly name: string
  readonly kind: 'text' | 'choice' | 'tick' | 'hidden' | 'file'
  readonly value: string
  readonly options: readonly string[]
}

/** Reads the forms out of a page of ours: our own markup, so a few patterns are enough. */
export function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', inside = '']) => ({
    action: plainOf(attribute(attributes, 'action') ?? ''),
    method: attribute(attributes, 'method') === 'post' ? 'post' : 'get',
    fields: fieldsIn(inside),
  }))
}

function fieldsIn(html: string): FormField[] {
  const fields: FormField[] = []
  // An input holds nothing: reading on to the end of whatever follows would swallow the fields in between.
  for (const [, input, holder, attributes = input ?? '', inside = ''] of html.matchAll(
    /<input\b([^>]*)>|<(textarea|select|button)\b([^>]*)>([\s\S]*?)<\/\2>/g,
  )) {
    const tag = holder ?? 'input'
    const name = attribute(attributes, 'name')
    if (!name) continue
    const type = attribute(attributes, 'type') ?? 'text'
    const value = plainOf(attribute(attributes, 'value') ?? '')
    if (tag === 'textarea') fields.push({ name, kind: 'text', value: plainOf(inside), options: [] })
    else if (tag === 'select') fields.push({ name, kind: 'choice', value: '', options: optionsIn(inside) })
    else if (type === 'radio') fields.push({ name, kind: 'choice', value, options: [value] })
    else if (type === 'checkbox') fields.push({ name, kind: 'tick', value: value || 'on', options: [] })
    else if (tag === 'button') fields.push({ name, kind: 'choice', value, options: [value] })
    else
      fields.push({ name, kind: type === 'hidden' ? 'hidden' : type === 'file' ? 'file' : 'text', value, options: [] })
  }
  return fields
}

/** What a form sends when somebody fills it in without thinking: something in every field, the first of every choice. */
export function filledIn(form: PageForm): Record<string, string> {
  const filled: Record<string, string> = {}
  for (const field of form.fields) {
    if (field.kind === 'file' || field.name in filled) continue
    filled[field.name] =
      field.kind === 'text'
        ? field.value || 'something'
        : field.kind === 'choice'
          ? (field.options.at(-1) ?? '')
          : field.value
  }
  return filled
}

function optionsIn(html: string): string[] {
  return [...html.matchAll(/<option\b([^>]*)>/g)].map(([, attributes = '']) =>
    plainOf(attribute(attributes, 'value') ?? ''),
  )
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
}

function plainOf(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
