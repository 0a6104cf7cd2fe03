import { Hono } from 'hono'
import { z } from 'zod'
import type { PersonId } from '../../database/ids.ts'
import { findGroup, type Group } from '../../domain/groups/group.ts'
import {
  groupOf,
  type InvitationId,
  invitationsTo,
  invite,
  isOpen,
  requireInvitation,
  revokeInvitation,
} from '../../domain/groups/invitations.ts'
import { notFound } from '../../domain/refusal.ts'
import { answerNotHere, answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { EMPTY, lineOrNone, type Reasons, readForm, refuseForm, type Typed, tick } from '../form.ts'
import { asGroupId, asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { dayOrNone, endOfDay, wholeOrNone } from './fields.ts'
import { InvitationsPage } from './invitation-views.tsx'
import { loadLed, loadLedWith } from './load.ts'
import { PosterPage } from './poster-page.tsx'

/** Links that bring people in: to a group, by those who lead it; to the place, by its stewards. */
export const invitations = new Hono<Env>()

const DAY_MS = 24 * 60 * 60 * 1000
const NewInvitation = z.object({
  note: lineOrNone(120),
  ends: dayOrNone(),
  uses: wholeOrNone(1, 1000),
  show_name: tick(),
})

invitations.get('/groups/:id/invitations', (c) => answerGroup(c, EMPTY, 200))

invitations.post('/groups/:id/invitations', async (c) => {
  const { viewer, group } = await loadLed(c)
  return make(c, viewer, group, (shown) => answerGroup(c, shown, 422))
})

invitations.get(paths.placeInvitations(), (c) => answerPlace(c, EMPTY, 200))

invitations.post(paths.placeInvitations(), async (c) => {
  const { viewer, scene } = c.var
  if (!viewer || !scene.person?.steward) return answerNotHere(c)
  return make(c, viewer, undefined, (shown) => answerPlace(c, shown, 422))
})

invitations.post('/invitations/:id/revocation', async (c) => {
  const { db, viewer } = c.var
  const found = await db.reading(viewer, (as) =>
    requireInvitation(as, asId<'invitations'>(c.req.param('id')) as InvitationId),
  )
  if (!viewer) throw notFound()
  await db.acting(viewer, (as) => revokeInvitation(as, found.id))
  return seeOther(c, listOf(found.groupId), 'leading.said.revoked')
})

invitations.get('/invitations/:id/poster', async (c) => {
  const { db, viewer, scene, house } = c.var
  const { invitation, group } = await db.reading(viewer, async (as) => {
    const invitation = await requireInvitation(as, asId<'invitations'>(c.req.param('id')))
    return { invitation, group: await findGroup(as, groupOf({ group: invitation.groupId })) }
  })
  if (!isOpen(invitation, scene.now)) return seeOther(c, listOf(invitation.groupId))
  const address = house.config.baseUrl + paths.invitation(invitation.token)
  return c.html(
    <PosterPage
      scene={scene}
      invitation={invitation}
      group={group}
      address={address}
      back={listOf(invitation.groupId)}
    />,
  )
})

type Shown = { readonly typed: Typed; readonly errors: Reasons }

async function answerGroup(c: Here, form: Shown, status: 200 | 422) {
  const { group, more } = await loadLedWith(c, (as) => invitationsTo(as, asGroupId(c.req.param('id'))))
  const { scene, house } = c.var
  return c.html(
    <InvitationsPage scene={scene} group={group} invitations={more} base={house.config.baseUrl} form={form} />,
    status,
  )
}

async function answerPlace(c: Here, form: Shown, status: 200 | 422) {
  const { db, viewer, scene, house } = c.var
  if (!scene.person?.steward) return answerNotHere(c)
  const found = await db.reading(viewer, (as) => invitationsTo(as, 'place'))
  return c.html(
    <InvitationsPage scene={scene} group={undefined} invitations={found} base={house.config.baseUrl} form={form} />,
    status,
  )
}

/** Makes one: thirty days unless another end is chosen, a year at most. */
async function make(c: Here, viewer: PersonId, group: Group | undefined, again: (shown: Shown) => Promise<Response>) {
  const form = await readForm(c, NewInvitation)
  if (!form.valid) return again(form)
  const { note, ends, uses, show_name } = form.values
  const now = c.var.scene.now.getTime()
  const endsAt = ends ? endOfDay(ends) : new Date(now + 30 * DAY_MS)
  if (endsAt.getTime() <= now || endsAt.getTime() > now + 366 * DAY_MS - 1000)
    return again(refuseForm(form.typed, 'ends', 'leading.invite.within_a_year'))
  if (!(await c.var.house.limits.allows('invite', viewer))) return answerTooOften(c, 'invite', form.typed)
  await c.var.db.acting(viewer, (as) =>
    invite(as, group?.id ?? 'place', { note, endsAt, mostUses: uses, showName: show_name }),
  )
  return seeOther(c, listOf(group?.id ?? null), 'leading.said.invited')
}

const listOf = (group: string | null) => (group ? paths.invitations(group) : paths.placeInvitations())
