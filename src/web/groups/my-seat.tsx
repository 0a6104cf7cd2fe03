import { paths } from '../paths.ts'
import { ActionButton, Button } from '../ui/button.tsx'
import { errorOf } from '../ui/form-errors.tsx'
import { keepsakeOf, keepsakeWord, readKeepsake } from '../ui/keepsake.tsx'
import { Fold } from '../ui/sheet.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WhoCanSee } from '../ui/who-can-see.tsx'
import type { InsideProps } from './inside.tsx'
import { KeepsakeChoice } from './keepsake-choice.tsx'
import { dayWords } from './moment-words.ts'
import { NameField } from './name-field.tsx'

/** What is mine to change here: how I am seen, a rest, a leaving. */
export function MySeat(props: InsideProps) {
  const { scene, group, mine, form } = props
  const { t } = scene
  const errors = form?.errors ?? {}
  return (
    <section>
      <h2>{t('groups.seat.title')}</h2>
      <Fold title={t('groups.face.title', { name: mine.seat.name })} open={errors.name !== undefined}>
        <form class="stack" method="post" novalidate action={paths.face(group.id)}>
          <NameField
            scene={scene}
            value={textOf(form?.typed.name) ?? mine.seat.name}
            error={errorOf(scene, form?.errors ?? {}, 'name')}
          />
          <KeepsakeChoice
            scene={scene}
            group={group.id}
            chosen={textOf(form?.typed.keepsake) ?? keepsakeWord(shownKeepsake(mine.seat))}
          />
          <WhoCanSee>{t('groups.face.seen')}</WhoCanSee>
          <p>
            <Button>{t('groups.face.keep')}</Button>
          </p>
        </form>
      </Fold>
      {mine.standing !== 'guest' && (
        <Fold title={t('groups.rest.title')} open={errors.until !== undefined}>
          <form class="stack" method="post" novalidate action={paths.rest(group.id)}>
            <p>{t('groups.rest.words')}</p>
            {mine.seat.restsUntil && <p>{t('groups.rest.until_is', { day: dayWords(scene, mine.seat.restsUntil) })}</p>}
            <TextField
              name="until"
              type="date"
              label={t('groups.rest.until')}
              hint={t('groups.rest.until_hint')}
              value={textOf(form?.typed.until)}
              error={errorOf(scene, errors, 'until')}
            />
            <WhoCanSee>{t('groups.rest.seen')}</WhoCanSee>
            <p>
              <Button>{t('groups.rest.do')}</Button>
            </p>
          </form>
        </Fold>
      )}
      <Fold title={t('groups.leave.title')}>
        <p>{t(mine.standing === 'facilitator' ? 'groups.leave.words_leading' : 'groups.leave.words')}</p>
        <div>
          <ActionButton action={paths.departure(group.id)}>{t('groups.leave.do')}</ActionButton>
        </div>
      </Fold>
    </section>
  )
}

/** As it is drawn beside the name. */
const shownKeepsake = (seat: { readonly id: string; readonly keepsake: string }) =>
  readKeepsake(seat.keepsake) ?? keepsakeOf(seat.id)

/** One typed value; a list is nobody's honest form. */
export const textOf = (typed: string | readonly string[] | undefined) => (typeof typed === 'string' ? typed : undefined)
