import { Hono } from 'hono'
import { z } from 'zod'
import { myFlare } from '../../domain/people/flare.ts'
import { changeMyself, requireMyself } from '../../domain/people/profile.ts'
import { codesLeft } from '../../domain/people/recovery-codes.ts'
import { refuseResets } from '../../domain/people/resets.ts'
import type { Env } from '../env.ts'
import { EMPTY, line, oneOf, readForm, zone } from '../form.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { keepsakeOf, keepsakeWord, readKeepsake } from '../ui/keepsake.tsx'
import { me, person } from './guard.ts'
import { ProfilePage } from './profile-views.tsx'
import { WaitingPage, YouPage } from './you-views.tsx'

/** My own pages: what I am called here, and the way to everything else that is mine. */
export const youRoom = new Hono<Env>()

const Profile = z.object({
  name: line(40, 'forms.needed.name'),
  keepsake: z.string().max(40),
  language: oneOf(['en', 'es']),
  zone: zone(),
})

youRoom.get(paths.you(), person({ waiting: true }), async (c) => {
  const { db, scene } = c.var
  const { viewer, session } = me(c)
  if (!session.approved) return c.html(<WaitingPage scene={scene} />)
  const [myself, codes, flare] = await db.reading(viewer, (as) =>
    Promise.all([requireMyself(as), codesLeft(as), myFlare(as, scene.now)]),
  )
  return c.html(<YouPage scene={scene} myself={myself} codesLeft={codes} flare={flare} />)
})

youRoom.post(paths.resetRefusal(), person({ suspended: true, waiting: true }), async (c) => {
  await c.var.db.acting(me(c).viewer, (as) => refuseResets(as))
  return seeOther(c, paths.you(), 'people.reset.refused')
})

youRoom.get(paths.yourName(), person(), async (c) => {
  const { db, scene } = c.var
  const { viewer } = me(c)
  const myself = await db.reading(viewer, requireMyself)
  const chosen = readKeepsake(myself.keepsake) ?? keepsakeOf(viewer)
  const typed = {
    name: myself.shown_name,
    keepsake: keepsakeWord(chosen),
    language: myself.language,
    zone: myself.zone,
  }
  return c.html(
    <ProfilePage scene={scene} form={{ ...EMPTY, typed }} signInName={myself.sign_in_name} wash={chosen.wash} />,
  )
})

youRoom.post(paths.yourName(), person(), async (c) => {
  const { db, scene } = c.var
  const { viewer } = me(c)
  const myself = await db.reading(viewer, requireMyself)
  const form = await readForm(c, Profile)
  if (!form.valid) {
    const { wash } = readKeepsake(myself.keepsake) ?? keepsakeOf(viewer)
    return c.html(<ProfilePage scene={scene} form={form} signInName={myself.sign_in_name} wash={wash} />, 422)
  }
  const { name, keepsake, language, zone: lives } = form.values
  const kept = readKeepsake(keepsake) ? keepsake : myself.keepsake
  await db.acting(viewer, (as) => changeMyself(as, { shownName: name, keepsake: kept, language, zone: lives }))
  return seeOther(c, paths.yourName(), 'people.kept')
})
