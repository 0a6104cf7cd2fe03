import type { WebSocket } from 'ws'
import type { PersonId } from '../database/ids.ts'

/** One open tab: whose it is, by which session, and what its page shows. */
export interface Tab {
  readonly socket: WebSocket
  readonly tokenHash: Buffer
  readonly person: PersonId
  /** Groups whose page is open in it, by uuid; true where the person was inside when it was opened. */
  readonly groups: Map<string, boolean>
  /** Conversations whose page is open in it, by uuid, as it says; whether it hears of a post is asked at delivery. */
  conversations: ReadonlySet<string>
  /** What it said last, while the database is asked about it. */
  wanted: readonly string[] | undefined
  answers: boolean
  said: number
}

/** A tab says little; who says more is no tab of ours. */
export const MOST_SAID = 500
export const MOST_GROUPS = 20
export const MOST_TABS = 40

/** The open tabs, found by person and by group. */
export class Tabs {
  readonly #byPerson = new Map<PersonId, Set<Tab>>()

  add(tab: Tab): void {
    const theirs = this.#byPerson.get(tab.person) ?? new Set()
    theirs.add(tab)
    this.#byPerson.set(tab.person, theirs)
  }

  remove(tab: Tab): void {
    const theirs = this.#byPerson.get(tab.person)
    theirs?.delete(tab)
    if (theirs?.size === 0) this.#byPerson.delete(tab.person)
  }

  of(person: string): Tab[] {
    return [...(this.#byPerson.get(person as PersonId) ?? [])]
  }

  /** The tabs of which this holds, by whose they are. */
  where(holds: (tab: Tab) => boolean): Map<PersonId, Tab[]> {
    const found = new Map<PersonId, Tab[]>()
    for (const [person, tabs] of this.#byPerson) {
      const theirs = [...tabs].filter(holds)
      if (theirs.length > 0) found.set(person, theirs)
    }
    return found
  }

  people(): PersonId[] {
    return [...this.#byPerson.keys()]
  }

  all(): Tab[] {
    return [...this.#byPerson.values()].flatMap((tabs) => [...tabs])
  }
}
