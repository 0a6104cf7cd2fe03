import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { GroupId, Id, PersonId } from '../database/ids.ts'
import type { Log } from '../log.ts'
import { letters } from '../web/ids.ts'
import { findSession } from '../web/request/session.ts'
import { EVERYTHING } from './bus.ts'
import type { Tab, Tabs } from './sockets.ts'

/** The session of a tab is over: the page is loaded anew and shows what a visitor may see. */
export const SESSION_OVER = 4401
/** Readings at once for one notice: the pages keep their connections. */
const AT_ONCE = 2

export interface Telling {
  hear(topic: string): void
  /** Ends the tabs of somebody whose sessions are over. */
  askAgain(person: PersonId): Promise<void>
  /** From now on the tab's page shows these groups, as far as the person may see them. */
  show(tab: Tab, groups: string[]): Promise<void>
}

/** Decides who learns that something changed, and nothing about what. Rights are asked at delivery, under the same policies as
 *  the page; a tab that may no longer see what it shows is told to go. */
export function makeTelling(db: Database, tabs: Tabs, log: Log): Telling {
  const broke = (error: unknown) => log.error('live.broke', error)

  async function askAgain(person: PersonId): Promise<void> {
    const bySession = Map.groupBy(tabs.of(person), (tab) => tab.tokenHash.toString('hex'))
    for (const theirs of bySession.values()) {
      const [first] = theirs
      const session = first && (await db.reading(undefined, (as) => findSession(as, first.tokenHash)))
      for (const tab of theirs) session ? send(tab, { topic: 'you' }) : tab.socket.close(SESSION_OVER)
    }
  }

  async function lookAgain(person: PersonId): Promise<void> {
    const theirs = tabs.of(person)
    const wanted = [...new Set(theirs.flatMap((tab) => [...tab.groups.keys()]))]
    const seen = await visible(person, wanted)
    for (const tab of theirs) {
      const gone = [...tab.groups.keys()].filter((group) => isGone(tab, group, seen))
      for (const group of gone) {
        tab.groups.delete(group)
        send(tab, { gone: topicOf(group) })
      }
      send(tab, { topic: 'you' })
    }
  }

  async function tellGroup(group: string): Promise<void> {
    const listeners = [...tabs.where((tab) => tab.groups.has(group))]
    await inTurns(listeners, async ([person, theirs]) => {
      const seen = await visible(person, [group])
      for (const tab of theirs)
        if (isGone(tab, group, seen)) send(tab, { gone: topicOf(group) })
        // Whoever sees only the card must not learn when something happens inside, least of all when somebody comes or goes.
        else if (seen.get(group)) send(tab, { topic: topicOf(group) })
    })
  }

  /** Whoever may read that post, under the policy of posts, learns that there is something; nobody else, and not its author. */
  async function tellPost(conversation: string, post: string): Promise<void> {
    const listeners = [...tabs.where((tab) => tab.conversations.has(conversation))]
    await inTurns(listeners, async ([person, theirs]) => {
      const seen = await db.reading(person, (as) =>
        as.db
          .selectFrom('posts')
          .select(sql<boolean>`not coalesce(membership_id = any (my_seats()), false)`.as('by_another'))
          .where('id', '=', post as Id<'posts'>)
          .where('conversation_id', '=', conversation as Id<'conversations'>)
          .executeTakeFirst(),
      )
      if (seen?.by_another) for (const tab of theirs) send(tab, { topic: `conversation:${letters(conversation)}` })
    })
  }

  /** Of these groups those the person may see; true where they are inside. */
  async function visible(person: PersonId, groups: string[]): Promise<Map<string, boolean>> {
    if (groups.length === 0) return new Map()
    const rows = await db.reading(person, (as) =>
      as.db
        .selectFrom('groups')
        .select(['id', sql<boolean>`id = any(known_groups() || guest_groups())`.as('inside')])
        .where('id', '=', sql<GroupId>`any(${groups})`)
        .execute(),
    )
    return new Map(rows.map(({ id, inside }) => [id, inside]))
  }

  return {
    askAgain: (person) => askAgain(person).catch(broke),
    async show(tab, groups) {
      const isAsking = tab.wanted !== undefined
      tab.wanted = groups
      if (isAsking) return
      // One question at a time for each tab, and of all it says meanwhile the last: whoever says much keeps nobody waiting.
      for (let asked: readonly string[] | undefined; asked !== tab.wanted; ) {
        asked = tab.wanted
        const seen = await visible(tab.person, [...asked]).catch((error) => {
          broke(error)
          return new Map<string, boolean>()
        })
        tab.groups.clear()
        for (const [group, inside] of seen) tab.groups.set(group, inside)
      }
      tab.wanted = undefined
    },
    hear(topic) {
      const [kind, id = '', post = ''] = topic.split(':')
      if (kind === 'session') void askAgain(id as PersonId).catch(broke)
      else if (kind === 'person') void lookAgain(id as PersonId).catch(broke)
      else if (kind === 'group') void tellGroup(id).catch(broke)
      else if (kind === 'post') void tellPost(id, post).catch(broke)
      else if (topic === EVERYTHING)
        void inTurns(tabs.people(), (person) => askAgain(person).then(() => lookAgain(person))).catch(broke)
    },
  }
}

/** What was open may no longer be seen: the group, or what stands inside a group whose card anybody reads. */
function isGone(tab: Tab, group: string, seen: ReadonlyMap<string, boolean>): boolean {
  return !seen.has(group) || (tab.groups.get(group) === true && seen.get(group) === false)
}

const topicOf = (group: string) => `group:${letters(group)}`

function send(tab: Tab, notice: { topic: string } | { gone: string }): void {
  if (tab.socket.readyState === tab.socket.OPEN) tab.socket.send(JSON.stringify(notice))
}

async function inTurns<T>(things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things]
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
