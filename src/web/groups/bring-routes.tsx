import { Hono } from 'hono'
import type { Group } from '../../domain/groups/group.ts'
import { type Invitation, invitationsTo, invite, isOpen } from '../../domain/groups/invitations.ts'
import { mayWriteIn } from '../../domain/groups/may-write.ts'
import {
  endPersonalInvitations,
  inviteOnPaper,
  personalLeft,
  sendLetters,
  writtenLately,
} from '../../domain/groups/personal-invitations.ts'
import { notAllowed } from '../../domain/refusal.ts'
import type { ListedPerson } from '../../standards/csv/read-people.ts'
import { answerTooOften } from '../answers.tsx'
import type { Env, Here } from '../env.ts'
import { EMPTY, type Reasons, readForm, refuseForm, type Typed } from '../form.ts'
import { asGroupId } from '../ids.ts'
import { paths } from '../paths.ts'
import { seeOther } from '../request/notice.ts'
import { lettersGo } from '../telling/telling-letters.tsx'
import { type Broken, LetterFields, ListFields, readList, SheetFields } from './bring-list.ts'
import { LettersPreview, PaperPreview } from './bring-preview-views.tsx'
import { SheetPage } from './bring-sheet-view.tsx'
import { BringPage } from './bring-views.tsx'
import { type Loaded, loadLed, loadLedWith } from './load.ts'

/** A group that lives elsewhere moves in: its link, words to post, a poster, letters and sheets for one person each. */
export const bring = new Hono<Env>()

const MONTH_MS = 30 * 24 * 60 * 60 * 1000

bring.get('/groups/:id/bring', (c) => answerBring(c))

bring.post('/groups/:id/bring', async (c) => {
  const { viewer, group } = await loadOpen(c)
  if (!(await c.var.house.limits.allows('invite', viewer))) return answerTooOften(c, 'invite')
  const endsAt = new Date(c.var.scene.now.getTime() + MONTH_MS)
  await c.var.db.acting(viewer, (as) => invite(as, group.id, { note: c.var.scene.t('bring.link.note'), endsAt }))
  return seeOther(c, paths.bring(group.id), 'leading.said.invited')
})

bring.post('/groups/:id/bring/list', async (c) => {
  const { group } = await loadOpen(c)
  const form = await readForm(c, ListFields)
  if (!form.valid) return answerBring(c, form)
  const read = await readList(c, form.values)
  if ('error' in read) return answerBring(c, { typed: read.typed, errors: { [read.field]: read.error } }, read.broken)
  if (form.values.way === 'paper' || !lettersGo(c.var.house.config))
    return c.html(<PaperPreview scene={c.var.scene} group={group} people={read.people} />)
  return previewLetters(c, group, read.people, form.typed)
})

bring.post('/groups/:id/bring/letters', async (c) => {
  const { viewer, group } = await loadOpen(c)
  const form = await readForm(c, LetterFields)
  if (!form.valid && form.errors.list) return answerBring(c, refuseForm({}, 'list', 'forms.not_understood'))
  if (!form.valid) return previewLetters(c, group, listedIn(form.typed), form.typed, form.errors)
  if (!lettersGo(c.var.house.config)) return answerBring(c, refuseForm({}, 'list', 'bring.list.no_mail'))
  const { list, language } = form.values
  await c.var.db.acting(viewer, (as) => sendLetters(as, group.id, list, language))
  return seeOther(c, paths.bring(group.id), 'bring.letters.queued')
})

bring.post('/groups/:id/bring/sheet', async (c) => {
  const { viewer, group } = await loadOpen(c)
  const form = await readForm(c, SheetFields)
  if (!form.valid) return answerBring(c, refuseForm({}, 'list', 'forms.not_understood'))
  const { names } = form.values
  const tokens = await c.var.db.acting(viewer, (as) => inviteOnPaper(as, group.id, names.length))
  const strips = names.map((name, at) => ({
    name,
    address: c.var.house.config.baseUrl + paths.invitation(tokens[at] ?? ''),
  }))
  // The names are kept nowhere, so this answer is the one time the sheet can be seen.
  return c.html(<SheetPage scene={c.var.scene} group={group} strips={strips} />)
})

bring.post('/groups/:id/bring/end', async (c) => {
  const { viewer, group } = await loadLed(c)
  await c.var.db.acting(viewer, (as) => endPersonalInvitations(as, group.id))
  return seeOther(c, paths.bring(group.id), 'bring.personal.ended')
})

async function loadOpen(c: Here): Promise<Loaded<undefined>> {
  const loaded = await loadLed(c)
  if (!mayWriteIn(loaded.group, loaded.mine)) throw notAllowed(loaded.group.closed_at ? 'group_closed' : 'accept_first')
  return loaded
}

/** The page; `form` when a list from it came back. */
async function answerBring(c: Here, form?: { typed: Typed; errors: Reasons }, broken: readonly Broken[] = []) {
  const { group, more } = await loadLedWith(c, (as) => invitationsTo(as, asGroupId(c.req.param('id'))))
  const { scene, house } = c.var
  const link = more.find((one) => isForAll(one) && isOpen(one, scene.now))
  return c.html(
    <BringPage
      scene={scene}
      group={group}
      link={link}
      base={house.config.baseUrl}
      letters={lettersGo(house.config)}
      form={form ?? EMPTY}
      broken={broken}
    />,
    form ? 422 : 200,
  )
}

const isForAll = ({ mostUses }: Invitation) => mostUses === null

/** Shows who will get a letter today and what it says. Nothing is sent, and nothing kept, before that is confirmed. */
async function previewLetters(
  c: Here,
  group: Group,
  people: readonly ListedPerson[],
  typed: Typed,
  errors: Reasons = {},
) {
  const addresses = people.map(({ address }) => address)
  const [left, written] = await c.var.db.reading(c.var.viewer, (as) =>
    Promise.all([personalLeft(as, group.id), writtenLately(as, group.id, addresses)]),
  )
  const fresh = people.filter(({ address }) => !written.has(address))
  if (fresh.length === 0) return answerBring(c, refuseForm(typed, 'list', 'bring.list.all_written'))
  if (left === 0) return answerBring(c, refuseForm(typed, 'list', 'bring.list.enough_today'))
  return c.html(
    <LettersPreview
      scene={c.var.scene}
      group={group}
      people={fresh.slice(0, left)}
      later={fresh.length > left}
      written={written.size > 0}
      form={{ typed, errors }}
    />,
    Object.keys(errors).length > 0 ? 422 : 200,
  )
}

/** The people of a preview that came back, of whom only the addresses travelled. */
function listedIn({ list }: Typed): ListedPerson[] {
  const addresses = typeof list === 'string' ? list.split(/\s+/).filter((one) => one !== '') : []
  return addresses.map((address, at) => ({ line: at + 1, name: '', address }))
}
