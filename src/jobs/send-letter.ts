import { sql } from 'kysely'
import { z } from 'zod'
import type { Id } from '../database/ids.ts'
import { neverToken } from '../domain/groups/personal-invitations.ts'
import { isLanguage } from '../locales/words.ts'
import { writeInvitation } from '../mail/invitation-letter.ts'
import type { Job, Workshop } from './job.ts'

/** Sends one invitation to somebody without an account, and forgets the address. Whether the link still opens and whether they have asked
 *  for no letters is asked again. A crash between the server's yes and ours repeats this mail, with the same Message-ID. */
export const sendLetter: Job<{ letter: string }> = {
  name: 'send-letter',
  payload: z.object({ letter: z.uuid() }),

  async perform(shop, payload) {
    const id = payload.letter as Id<'invited_addresses'>
    const letter = await findLetter(shop, id)
    if (letter?.opens && !letter.unwanted) await post(shop, letter)
    await shop.db.asSystem('a letter has gone, and its address with it', ({ db: rows }) =>
      rows.deleteFrom('invited_addresses').where('id', '=', id).execute(),
    )
  },
}

type Letter = NonNullable<Awaited<ReturnType<typeof findLetter>>>

function findLetter({ db }: Workshop, id: Id<'invited_addresses'>) {
  return db.asSystem('read a letter that waits', ({ db: rows }) =>
    rows
      .selectFrom('invited_addresses as a')
      .innerJoin('invitations as i', 'i.id', 'a.invitation_id')
      .innerJoin('place', (on) => on.onTrue())
      .select(['a.id', 'a.address', 'a.language', 'i.token'])
      .select([
        // As every mail calls the place.
        sql<string>`coalesce(nullif(place.mail_sender, ''), place.name)`.as('place'),
        sql<boolean>`exists (select from open_invitations(i.token))`.as('opens'),
        sql<boolean>`exists (select from letter_marks m where m.mark = address_mark(a.address) and m.until is null)`.as(
          'unwanted',
        ),
        sql<Buffer>`address_mark(a.address)`.as('mark'),
        sql<Buffer>`letter_seal(address_mark(a.address))`.as('seal'),
      ])
      .where('a.id', '=', id)
      .executeTakeFirst(),
  )
}

/** What the next server refuses for good is not tried again: there is nobody at that address. */
async function post({ mailer, baseUrl, linkOf }: Workshop, letter: Letter): Promise<void> {
  const mail = writeInvitation({
    to: letter.address,
    language: isLanguage(letter.language) ? letter.language : 'en',
    placeName: letter.place,
    link: baseUrl + linkOf('invitation', letter.token),
    never: baseUrl + linkOf('invitation_never', neverToken(letter.mark, letter.seal)),
    id: letter.id,
    host: new URL(baseUrl).hostname,
  })
  try {
    await mailer.send(mail)
  } catch (error) {
    if (!isRefusedForGood(error)) throw error
  }
}

function isRefusedForGood(error: unknown): boolean {
  const { code, responseCode } = (error ?? {}) as { code?: string; responseCode?: number }
  return code === 'EENVELOPE' && responseCode !== undefined && responseCode >= 500
}
