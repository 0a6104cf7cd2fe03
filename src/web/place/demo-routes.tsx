import { Hono } from 'hono'
import { answerNotHere } from '../answers.tsx'
import { DesignPage } from '../design/page.tsx'
import type { Env } from '../env.ts'
import { paths } from '../paths.ts'
import { isThisMachine } from '../request/network.ts'
import { OneMail, Outbox } from './demo-views.tsx'
import { findMail, readOutbox } from './outbox-folder.ts'

/** Pages for whoever tries the place on their own machine: mails that were not sent, and every part of the look. They are
 *  routed nowhere else. */
export const demo = new Hono<Env>()

// BASE_URL says what people type; anybody who reaches us may claim to have typed it. Links to sign in lie here.
for (const path of [paths.outbox(), '/outbox/*', paths.design()])
  demo.use(path, (c, next) => (isThisMachine(c) ? next() : Promise.resolve(answerNotHere(c))))

demo.get(paths.outbox(), async (c) =>
  c.html(<Outbox scene={c.var.scene} mails={await readOutbox(c.var.house.config.dataFolder)} />),
)

demo.get('/outbox/:name', async (c) => {
  const mail = await findMail(c.var.house.config.dataFolder, c.req.param('name'))
  return mail ? c.html(<OneMail scene={c.var.scene} mail={mail} />) : answerNotHere(c)
})

demo.get(paths.design(), (c) => c.html(<DesignPage scene={c.var.scene} />))
