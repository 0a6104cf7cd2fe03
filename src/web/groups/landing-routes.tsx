import { Hono } from 'hono'
import type { Reading } from '../../database/database.ts'
import { mayComeIn, whyShut } from '../../domain/groups/doors.ts'
import { findGroup } from '../../domain/groups/group.ts'
import { groupOf, openInvitation } from '../../domain/groups/invitations.ts'
import { findBelonging, insiders } from '../../domain/groups/standing.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env } from '../env.ts'
import { EMPTY } from '../form.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { DoorPage } from './door-views.tsx'
import { DeadLink, InvitedHere, InvitedVisitor, ShutToInvited } from './landing-views.tsx'

/** Where an invitation's link leads. */
export const landing = new Hono<Env>()

landing.get('/i/:token', async (c) => {
  const { db, viewer, scene, house, network } = c.var
  const token = c.req.param('token')
  const { opened, group, mine } = await db.reading(viewer, (as) => openDoor(as, token))
  if (!opened || (opened.group && !group)) {
    // Only links that open nothing are counted: a poster in a clinic brings many people from one network.
    return (await house.limits.allowsFrom('invitation', network))
      ? c.html(<DeadLink scene={scene} />, 404)
      : answerTooOften(c)
  }
  if (!viewer) return c.html(<InvitedVisitor scene={scene} group={group} token={token} />)
  if (!group) return c.html(<InvitedHere scene={scene} />)
  if (insiders.includes(mine.standing)) return seeOther(c, paths.group(group.id))
  if (mayComeIn(group, mine, 'member', true)) {
    return c.html(
      <DoorPage scene={scene} group={group} way={{ way: 'member', by: 'door' }} invitation={token} form={EMPTY} />,
    )
  }
  return c.html(<ShutToInvited scene={scene} reason={whyShut(group, mine)} />)
})

/** Three questions whatever the link is: a dead one asks for nobody's group. */
async function openDoor(as: Reading, token: string) {
  const opened = await openInvitation(as, token)
  const [group, mine] = await Promise.all([findGroup(as, groupOf(opened)), findBelonging(as, groupOf(opened))])
  return { opened, group, mine }
}
