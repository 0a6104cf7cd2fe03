import { Hono } from 'hono'
import { z } from 'zod'
import type { PersonId } from '../../database/ids.ts'
import { askToJoin, joinGroup, withdrawAsk } from '../../domain/groups/belong.ts'
import { type As, mayAsk, mayComeIn, waysIn, whyShut } from '../../domain/groups/doors.ts'
import { findGroup, type Group } from '../../domain/groups/group.ts'
import { groupOf, openInvitation } from '../../domain/groups/invitations.ts'
import { type Belonging, findBelonging, findGroupAndMe, insiders } from '../../domain/groups/standing.ts'
import { conflict, notAllowed, notFound, type Refusal } from '../../domain/refusal.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { agreed, EMPTY, line, lineOrNone, readForm, refuseForm, tick, whole, wordsOrNone } from '../form.ts'
import { asGroupId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { DoorPage } from './door-views.tsx'
import { keepsakeOr } from './keepsake-choice.tsx'
import { wordLanguage } from './word-language.ts'

/** Coming in, sitting in, asking. */
export const doors = new Hono<Env>()

const Entry = z.object({
  name: line(40, 'forms.needed.name_here'),
  keepsake: lineOrNone(40),
  agreed: agreed('forms.needed.agreed'),
  accepted: whole(1, 999_999),
  invitation: lineOrNone(60),
})

doors.get('/groups/:id/door', async (c) => {
  const { db, viewer, scene } = c.var
  const { group, mine } = await db.reading(viewer, (as) => findGroupAndMe(as, asGroupId(c.req.param('id'))))
  if (!group) throw notFound()
  if (!viewer) return seeOther(c, paths.signIn(scene.path))
  const ways = waysIn(group, mine)
  const way = ways.find((one) => one.way === c.req.query('as')) ?? ways[0]
  return way
    ? c.html(<DoorPage scene={scene} group={group} way={way} form={EMPTY} />)
    : seeOther(c, paths.group(group.id))
})

doors.post('/groups/:id/membership', (c) => enter(c, 'member'))
doors.post('/groups/:id/visit', (c) => enter(c, 'guest'))

async function enter(c: Here, way: As): Promise<Response> {
  const token = await tokenIn(c)
  const { group, mine, invited, viewer } = await approach(c, token)
  if (insiders.includes(mine.standing)) return seeOther(c, paths.group(group.id))
  if (!mayComeIn(group, mine, way, invited)) throw shut(group, mine)
  const form = await readForm(c, Entry)
  const again = (shown: Pick<typeof form, 'typed'> & { errors: typeof EMPTY.errors }) =>
    c.html(
      <DoorPage
        scene={c.var.scene}
        group={group}
        way={{ way, by: 'door' }}
        invitation={invited ? token : undefined}
        form={shown}
      />,
      422,
    )
  if (!form.valid) return again(form)
  const { name, keepsake, accepted } = form.values
  if (accepted !== group.agreement.version) return again(refuseForm(form.typed, 'agreed', 'refusals.agreement_changed'))
  if (!(await c.var.house.limits.allows('enter', viewer))) return answerTooOften(c, 'enter', form.typed)
  await c.var.db.acting(viewer, (as) =>
    joinGroup(as, group.id, {
      asGuest: way === 'guest',
      accepted,
      face: { name, keepsake: keepsakeOr(c.var.scene, group.id, keepsake) },
      invitation: invited ? token : undefined,
      language: wordLanguage(group),
    }),
  )
  return seeOther(c, paths.group(group.id), way === 'guest' ? 'groups.said.sitting_in' : 'groups.said.inside')
}

doors.post('/groups/:id/ask', async (c) => {
  const { group, mine, viewer } = await approach(c, '')
  const form = await readForm(c, askShape(group))
  const way: As = form.typed.guest === 'on' ? 'guest' : 'member'
  if (!mayAsk(group, mine, way)) throw shut(group, mine)
  const again = (shown: Pick<typeof form, 'typed'> & { errors: typeof EMPTY.errors }) =>
    c.html(<DoorPage scene={c.var.scene} group={group} way={{ way, by: 'ask' }} form={shown} />, 422)
  if (!form.valid) return again(form)
  const answers = group.questions.map((_, i) =>
    String((form.values as Record<string, unknown>)[`answer${i + 1}`] ?? ''),
  )
  // All answers of an ask lie in one field of the database.
  if (JSON.stringify(answers).length > 7500) return again(refuseForm(form.typed, 'answer1', 'groups.ask.too_long'))
  if (!(await c.var.house.limits.allows('ask', viewer))) return answerTooOften(c, 'ask', form.typed)
  await c.var.db.acting(viewer, (as) =>
    askToJoin(as, group.id, { asGuest: way === 'guest', name: form.values.name, answers }),
  )
  return seeOther(c, paths.group(group.id), 'groups.said.asked')
})

doors.post('/groups/:id/ask/withdrawal', async (c) => {
  const { group, viewer } = await approach(c, '')
  await c.var.db.acting(viewer, (as) => withdrawAsk(as, group.id))
  return seeOther(c, paths.group(group.id), 'groups.said.ask_taken_back')
})

/** The group in the address for somebody signed in, seen with the invitation in their hand if there is one. */
async function approach(
  c: Here,
  token: string,
): Promise<{ group: Group; mine: Belonging; invited: boolean; viewer: PersonId }> {
  const { db, viewer } = c.var
  const id = asGroupId(c.req.param('id'))
  const [opened, group, mine] = await db.reading(viewer, (as) =>
    Promise.all([openInvitation(as, token), findGroup(as, id), findBelonging(as, id)]),
  )
  if (!group || !viewer) throw notFound()
  return { group, mine, invited: groupOf(opened) === group.id, viewer }
}

/** The token decides what can be seen at all, so it is read before anything else of the form. */
async function tokenIn(c: Here): Promise<string> {
  const data = await c.req.formData().catch(() => new FormData())
  const token = data.get('invitation')
  return typeof token === 'string' ? token : ''
}

function askShape(group: Group) {
  const answers = Object.fromEntries(group.questions.map((_, i) => [`answer${i + 1}`, wordsOrNone(1000)] as const))
  return z.object({ ...answers, name: line(40, 'forms.needed.name_here'), guest: tick() })
}

/** The page already says why a door is shut; this is for those who knock all the same. */
function shut(group: Group, mine: Belonging): Refusal {
  const why = whyShut(group, mine)
  if (why === 'ended') return conflict('group_closed')
  if (why === 'asked') return conflict('already_asked')
  if (why === 'removed') return notAllowed('removed_from_group')
  return notAllowed(why === 'full' ? 'group_full' : 'door_closed')
}
