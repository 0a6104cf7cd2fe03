import { staleHelpLines } from '../../domain/safety/stale-help-lines.ts'
import { type Finding, ok, warn } from './finding.ts'

/** Numbers that nobody has checked for half a year. */
export function findHelpLines(today: Date): Finding {
  const stale = staleHelpLines(today)
  if (stale.length === 0) return ok('help lines', 'All were checked within 180 days.')
  const countries = [...new Set(stale.map(({ country }) => country))].sort().join(', ')
  const todo =
    'Look each up at its source, then put the day into src/domain/safety/help-lines.json. Until then the page says "check the number".'
  return warn('help lines', `${stale.length} were not checked within 180 days (${countries}).`, todo)
}
