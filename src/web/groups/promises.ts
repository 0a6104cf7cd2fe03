import type { MessageId } from '../../locales/words.ts'

/** Typed lines as promises of an agreement: one a line, none empty, at most thirty of 300 characters. */
export function promises(typed: string): { readonly lines: readonly string[] } | { readonly problem: MessageId } {
  const lines = typed
    .split('\n')
    .map((line) => line.replace(/^\s*[-*•]\s*/, '').trim())
    .filter(Boolean)
  if (lines.length === 0) return { problem: 'forms.needed.promises' }
  if (lines.length > 30) return { problem: 'leading.agreement.too_many' }
  return lines.some((line) => line.length > 300) ? { problem: 'leading.agreement.line_too_long' } : { lines }
}
