import { Hono } from 'hono'
import { z } from 'zod'
import { endBlock, myBlocks, requireBlock } from '../../domain/people/blocks.ts'
import { keepFlarePlan, myFlarePlan, setFlare } from '../../domain/people/flare.ts'
import { requireMyself } from '../../domain/people/profile.ts'
import { myRemovals, mySuspensions } from '../../domain/people/suspension.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env } from '../env.ts'
import { EMPTY, oneOf, readForm, whole, wordsOrNone } from '../form.ts'
import { asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { keepComfort } from '../request/comfort.ts'
import { seeOther } from '../request/notice.ts'
import { FlarePage } from './flare-views.tsx'
import { me, person } from './guard.ts'
import { BlocksPage, DecisionsPage } from './keeping-views.tsx'

/** What I have set for myself: flares, blocks; and what others decided about me. */
export const keepingRoom = new Hono<Env>()

const Plan = z.object({
  days: whole(1, 14),
  note: wordsOrNone(500),
  verb: oneOf(['keep', 'on', 'off']).optional().default('keep'),
})

keepingRoom.get(paths.yourFlare(), person(), async (c) => {
  const { scene } = c.var
  const plan = await c.var.db.reading(me(c).viewer, (as) => myFlarePlan(as, scene.now))
  return c.html(
    <FlarePage scene={scene} plan={plan} form={{ ...EMPTY, typed: { days: String(plan.days), note: plan.note } }} />,
  )
})

keepingRoom.post(paths.yourFlare(), person(), async (c) => {
  const { db, scene } = c.var
  const { viewer } = me(c)
  const plan = await db.reading(viewer, (as) => myFlarePlan(as, scene.now))
  const form = await readForm(c, Plan)
  if (!form.valid) return c.html(<FlarePage scene={scene} plan={plan} form={form} />, 422)
  const { days, note, verb } = form.values
  await db.acting(viewer, async (as) => {
    await keepFlarePlan(as, { days, note })
    if (verb !== 'keep') await setFlare(as, verb === 'on')
  })
  if (verb !== 'keep') keepComfort(c, { ...scene.comfort, flare: verb === 'on' })
  return seeOther(
    c,
    paths.yourFlare(),
    verb === 'on' ? 'people.flare.is_on' : verb === 'off' ? 'people.flare.is_off' : 'people.kept',
  )
})

keepingRoom.get(paths.yourBlocks(), person(), async (c) => {
  const blocks = await c.var.db.reading(me(c).viewer, myBlocks)
  return c.html(<BlocksPage scene={c.var.scene} blocks={blocks} />)
})

keepingRoom.post('/you/blocks/:id/end', person(), async (c) => {
  const { viewer } = me(c)
  const block = await c.var.db.reading(viewer, (as) => requireBlock(as, asId<'blocks'>(c.req.param('id'))))
  if (!(await c.var.house.limits.allows('part', viewer))) return answerTooOften(c, 'part')
  await c.var.db.acting(viewer, (as) => endBlock(as, block))
  return seeOther(c, paths.yourBlocks(), 'people.blocks.ended')
})

keepingRoom.get(paths.yourDecisions(), person({ suspended: true }), async (c) => {
  const [suspensions, removals, myself] = await c.var.db.reading(me(c).viewer, (as) =>
    Promise.all([mySuspensions(as), myRemovals(as), requireMyself(as)]),
  )
  return c.html(
    <DecisionsPage
      scene={c.var.scene}
      suspensions={suspensions}
      removals={removals}
      mailLostAt={myself.mail_lost_at}
      suspended={me(c).session.suspended}
    />,
  )
})
