import { Hono } from 'hono'
import type { Reading } from '../../database/database.ts'
import type { GroupId } from '../../database/ids.ts'
import { findGroupExport } from '../../domain/groups/exporting/group-exports.ts'
import { findWelcome, notePage } from '../../domain/groups/notes.ts'
import { type Belonging, findGroupAndMe, insidersAndGuests, type Seat } from '../../domain/groups/standing.ts'
import { findNextDate } from '../../domain/meeting/look.ts'
import { findPoll } from '../../domain/meeting/polls.ts'
import { notesToldToMe } from '../../domain/people/flaring/people.ts'
import { answerNotHere } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { mySearch } from '../finding/my-search.tsx'
import { inSaidZone } from '../finding/said-zone.ts'
import type { Reasons, Typed } from '../form.ts'
import { asGroupId } from '../ids.ts'
import type { Scene } from '../scene.ts'
import { elsewhere } from './elsewhere-hook.ts'
import { InsidePage } from './inside.tsx'
import { notePageIn } from './note-pager.tsx'
import { OutsidePage } from './outside.tsx'

/** A group's own page, for everybody who may see it; imported listings share the address. */
export const groups = new Hono<Env>()

groups.get('/groups/:id', (c) => answerGroup(c))

/** The page as this viewer sees it; `form` when something they sent from it came back. */
export async function answerGroup(c: Here, form?: { typed: Typed; errors: Reasons }): Promise<Response> {
  const { db, viewer } = c.var
  const scene = inSaidZone(c)
  const id = asGroupId(c.req.param('id'))
  const page = notePageIn(c.req.query('notes'))
  const found = await db.reading(viewer, async (as) => {
    const [{ group, mine }, listing] = await Promise.all([findGroupAndMe(as, id), elsewhere.find(as, id)])
    return { group, mine, listing, inside: group && isInside(mine) ? await inner(as, id, page, scene) : undefined }
  })
  const { group, mine, listing, inside } = found
  if (!group) return listing ? elsewhere.answer(c, listing) : answerNotHere(c)
  if (!inside || !isInside(mine))
    return c.html(<OutsidePage scene={scene} group={group} mine={mine} search={mySearch(c)} />)
  return c.html(<InsidePage scene={scene} group={group} mine={mine} {...inside} form={form} />, form ? 422 : 200)
}

async function inner(as: Reading, id: GroupId, page: number, { now, language }: Scene) {
  const [welcome, notes, calendar, asked, told, poll] = await Promise.all([
    findWelcome(as, id),
    notePage(as, id, page),
    findNextDate(as, id, now, language),
    findGroupExport(as, id),
    notesToldToMe(as, id),
    findPoll(as, id),
  ])
  return { welcome, notes, calendar, asked, told, poll }
}

function isInside(mine: Belonging): mine is Belonging & { seat: Seat } {
  return mine.seat !== undefined && insidersAndGuests.includes(mine.standing)
}
