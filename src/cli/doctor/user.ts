import { ownerOf, placeIn } from '../../database/embedded/place.ts'
import { whoAmI } from '../../database/embedded/runner.ts'
import { type Finding, ok, warn } from './finding.ts'

const ROOT = 0
const NOBODY = 65534
const ADVICE =
  'Make a user for Holdfast alone (useradd --system --user-group holdfast), give it the program and the data folder (chown -R), and start it as that user.'

/** Whose rights the place has, by who asks and by who owns its database. */
export function findUser(folder: string): Finding {
  return judgeUser(whoAmI(), ownerOf(placeIn(folder).cluster))
}

/** `database` is undefined where there is none of our own yet. */
export function judgeUser(me: number, database: number | undefined): Finding {
  if (me === NOBODY || database === NOBODY)
    return warn(
      'user',
      `${me === NOBODY ? 'This' : 'The database'} runs as nobody, and so may other programs of this machine: they can read and change what is kept here.`,
      ADVICE,
    )
  if (me === ROOT)
    return warn('user', 'This runs as root: a fault in it, or in its database, reaches the whole machine.', ADVICE)
  return ok('user', 'It has a user’s rights and no more.')
}
