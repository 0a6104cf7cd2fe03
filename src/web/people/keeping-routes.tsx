import { Hono } from 'hono'
import { endBlock, myBlocks, requireBlock } from '../../domain/people/blocks.ts'
import { requireMyself } from '../../domain/people/profile.ts'
import { myRemovals, mySuspensions } from '../../domain/people/suspension.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env } from '../env.ts'
import { asId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { me, person } from './guard.ts'
import { BlocksPage, DecisionsPage } from './keeping-views.tsx'

/** Blocks I made, and what others decided about me. */
export const keepingRoom = new Hono<Env>()

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
