import { paths } from './paths.ts'

/** Where a mail leads. Never to a group's address: the home page knows what is next once it knows who is there. */
export function mailLink(textId: string, secret: string | undefined): string {
  if (secret && textId === 'sign_in_link') return paths.signInLink(secret)
  if (secret && textId === 'prove_address') return paths.proveAddress(secret)
  if (secret && textId === 'stop') return paths.mailStop(secret)
  if (textId === 'telling') return paths.yourTelling()
  if (secret && textId === 'invitation') return paths.invitation(secret)
  if (secret && textId === 'invitation_never') return paths.noMoreLetters(secret)
  return paths.home()
}
