import { Hono } from 'hono'
import { z } from 'zod'
import type { Reading } from '../../database/database.ts'
import { resetBySteward } from '../../domain/people/resets.ts'
import { asSignInName } from '../../domain/people/sign-in-name.ts'
import { liftSuspension, suspendPerson } from '../../domain/people/suspension.ts'
import { answerPerson, peopleWaiting, requirePersonWaiting } from '../../domain/place/approval.ts'
import { allStewards, peopleSuspended, setSteward } from '../../domain/place/steward.ts'
import { Refusal } from '../../domain/refusal.ts'
import type { MessageId } from '../../locales/words.ts'
import type { Env, Here } from '../env.ts'
import { day, oneOf, readForm, refuseForm, words } from '../form.ts'
import { asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { endOfDay } from './end-of-day.ts'
import { type PeopleForm, StewardPeople } from './people-views.tsx'
import { ResetCode } from './reset-view.tsx'
import { stewardOf } from './routes.tsx'

/** What stewards decide about people, whom they know by sign-in name only. */
export const stewardPeople = new Hono<Env>()

const signInName = () =>
  z
    .string({ error: 'forms.needed.their_name' })
    .max(60)
    .refine((typed) => typed.trim() !== '', { error: 'forms.needed.their_name', abort: true })
    .transform(asSignInName)
    .refine((name) => name !== '', { error: 'steward.people.name_like' })
const Suspension = z.object({
  suspend_name: signInName(),
  reason: words(2000, 'forms.needed.reason'),
  until: z
    .union([z.literal(''), day()], { error: 'forms.day_like' })
    .optional()
    .default(''),
})
const Lift = z.object({ lift_name: signInName() })
const Reset = z.object({ reset_name: signInName() })
const Stewardship = z.object({ steward_name: signInName(), role: oneOf(['give', 'take']) })
const Answer = z.object({ answer: oneOf(['yes', 'no']) })

stewardPeople.get(paths.stewardPeople(), (c) => peoplePage(c))

stewardPeople.post('/steward/people/:id/approval', async (c) => {
  const { db, viewer } = c.var
  const person = await db.reading(viewer, (as) => requirePersonWaiting(as, asId<'people'>(c.req.param('id'))))
  const form = await readForm(c, Answer)
  if (!form.valid) return peoplePage(c)
  const welcome = form.values.answer === 'yes'
  await db.acting(stewardOf(c), (as) => answerPerson(as, person, welcome))
  return seeOther(c, paths.stewardPeople(), welcome ? 'steward.people.let_in' : 'steward.people.erased')
})

stewardPeople.post(paths.suspension(), async (c) => {
  const form = await readForm(c, Suspension)
  if (!form.valid) return peoplePage(c, { of: 'suspend', ...form })
  const { suspend_name: name, reason, until: last } = form.values
  const until = last === '' ? null : endOfDay(last, c.var.scene.zone)
  if (until && until <= c.var.scene.now) {
    return peoplePage(c, { of: 'suspend', ...refuseForm(form.typed, 'until', 'steward.people.until_past') })
  }
  const no = await refusalFrom(c.var.db.acting(stewardOf(c), (as) => suspendPerson(as, name, { reason, until })))
  if (no) return peoplePage(c, { of: 'suspend', ...refuseForm(form.typed, 'suspend_name', no) })
  return seeOther(c, paths.stewardPeople(), 'steward.people.suspended')
})

stewardPeople.post(paths.suspensionEnd(), async (c) => {
  const form = await readForm(c, Lift)
  if (!form.valid) return peoplePage(c, { of: 'lift', ...form })
  const no = await refusalFrom(c.var.db.acting(stewardOf(c), (as) => liftSuspension(as, form.values.lift_name)))
  if (no) return peoplePage(c, { of: 'lift', ...refuseForm(form.typed, 'lift_name', no) })
  return seeOther(c, paths.stewardPeople(), 'steward.people.lifted')
})

stewardPeople.post(paths.reset(), async (c) => {
  const form = await readForm(c, Reset)
  if (!form.valid) return peoplePage(c, { of: 'reset', ...form })
  let code = ''
  const no = await refusalFrom(
    c.var.db.acting(stewardOf(c), async (as) => {
      code = await resetBySteward(as, form.values.reset_name)
    }),
  )
  if (no) return peoplePage(c, { of: 'reset', ...refuseForm(form.typed, 'reset_name', no) })
  // Only its digest is kept, so this answer is the one time the code can be seen.
  return c.html(<ResetCode scene={c.var.scene} signInName={form.values.reset_name} code={code} />)
})

stewardPeople.post(paths.stewardship(), async (c) => {
  const form = await readForm(c, Stewardship)
  if (!form.valid) return peoplePage(c, { of: 'steward', ...form })
  const { steward_name: name, role } = form.values
  const no = await refusalFrom(c.var.db.acting(stewardOf(c), (as) => setSteward(as, name, role === 'give')))
  if (no) return peoplePage(c, { of: 'steward', ...refuseForm(form.typed, 'steward_name', no) })
  return seeOther(c, paths.stewardPeople(), role === 'give' ? 'steward.people.made' : 'steward.people.unmade')
})

async function peoplePage(c: Here, form?: PeopleForm): Promise<Response> {
  const [waiting, suspended, stewards] = await c.var.db.reading(c.var.viewer, (as: Reading) =>
    Promise.all([peopleWaiting(as), peopleSuspended(as), allStewards(as)]),
  )
  const page = (
    <StewardPeople scene={c.var.scene} waiting={waiting} suspended={suspended} stewards={stewards} form={form} />
  )
  return c.html(page, form ? 422 : 200)
}

/** Why the domain said no, as a sentence for the field of the name; undefined when it did not. */
async function refusalFrom(done: Promise<void>): Promise<MessageId | undefined> {
  try {
    await done
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.reason === 'last_steward' ? 'refusals.last_steward' : 'steward.people.nobody'
  }
}
