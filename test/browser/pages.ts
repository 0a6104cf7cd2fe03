import type { BrowserContext } from 'playwright-core'
import { paths } from '../../src/web/paths.ts'
import type { Someone, World } from '../world.ts'
import type { Furnished } from './furnish.ts'
import { firstRunPages, newcomerPages } from './passing-pages.ts'

export type Looker =
  | 'visitor'
  | 'outsider'
  | 'asker'
  | 'member'
  | 'facilitator'
  | 'steward'
  | 'suspended'
  | 'waiting'
  | 'newcomer'
  | 'first steward'

/** A page somebody can open: the route it answers, whoever looks, its address, what has to happen first. */
export interface PageToSee {
  readonly route: string
  readonly as: Looker
  readonly who: Someone | undefined
  readonly path: string
  readonly before?: ((context: BrowserContext, language: string) => Promise<unknown>) | undefined
}

/** Addresses that answer, and are no page for a person. */
export const NOT_PAGES = [
  '/assets/:name',
  '/calendar/:file',
  '/colours/:name',
  '/directory/meeting-guide.json',
  '/favicon.ico',
  '/groups/:id/meetings/:file{.+\\.ics}',
  '/manifest.webmanifest',
  '/ready',
  '/robots.txt',
  '/steward/imports/:id/rows.csv',
  '/up',
  '/you/data.json',
]

/** Every page a person can open, with somebody who may, in the furnished place. */
export function everyPage(world: World, cast: Furnished): PageToSee[] {
  const { ada, ben, cleo, dot, gil, marta, noor } = cast
  const lookers: Partial<Record<Looker, Someone>> = {
    outsider: cleo,
    asker: dot,
    member: ben,
    facilitator: ada,
    steward: marta,
    suspended: gil,
    waiting: noor,
  }
  const pages: [Looker, [route: string, path: string][]][] = [
    ['visitor', visitorPages(cast)],
    ['outsider', outsiderPages(cast)],
    [
      'asker',
      [
        ['/', paths.home()],
        ['/groups/:id/door', paths.door(cast.group)],
        ['/groups/:id', paths.group(cast.group)],
      ],
    ],
    ['member', memberPages(cast)],
    ['facilitator', facilitatorPages(cast)],
    ['steward', stewardPages(cast)],
    [
      'suspended',
      [
        ['/', paths.home()],
        ['/you/decisions', paths.yourDecisions()],
        ['/you/words', paths.yourWords()],
        ['/you/data', paths.yourData()],
      ],
    ],
    [
      'waiting',
      [
        ['/', paths.home()],
        ['/you', paths.you()],
        ['/groups/:id', paths.group(cast.open)],
      ],
    ],
  ]
  return [
    ...pages.flatMap(([as, list]) => list.map(([route, path]) => ({ route, as, path, who: lookers[as] }))),
    ...newcomerPages(world),
    ...firstRunPages(world, marta),
  ]
}

const visitorPages = ({ group, open, listing, invitation, placeInvitation }: Furnished): [string, string][] => [
  ['/', paths.home()],
  ['/help-now', paths.helpNow()],
  ['/help-now', paths.helpNow('ES')],
  ['/groups', paths.groups()],
  ['/groups', paths.groups('q=mornings')],
  ['/groups', paths.groups('q=zzzzqqq&day=2&format=video')],
  ['/groups/:id', paths.group(group)],
  ['/groups/:id', paths.group(open)],
  ['/groups/:id', paths.group(listing)],
  ['/sign-in', paths.signIn(paths.you())],
  ['/sign-up', paths.signUp()],
  ['/sign-in/mail', paths.signInByMail()],
  ['/sign-in/recovery', paths.signInByCode()],
  ['/sign-in/device', paths.signInOnDevice()],
  ['/sign-in/reset', paths.signInReset()],
  ['/receipt', paths.receipt()],
  ['/sign-in/link/:token', paths.signInLink('x'.repeat(43))],
  ['/mail/stop/:token', paths.mailStop('x'.repeat(43))],
  ['/you/mail/proof/:token', paths.proveAddress('x'.repeat(43))],
  ['/terms', paths.page('terms')],
  ['/privacy', paths.page('privacy')],
  ['/contact', paths.page('contact')],
  ['/about', paths.page('about')],
  ['/what-is-seen', paths.seen()],
  ['/language', paths.speak()],
  ['/bring-your-people', paths.bringYourPeople()],
  ['/no-more-letters/:token', paths.noMoreLetters('x'.repeat(59))],
  ['/i/:token', paths.invitation(invitation.token)],
  ['/i/:token', paths.invitation(placeInvitation.token)],
  ['/design', paths.design()],
  ['/outbox', paths.outbox()],
  ['/outbox/:name', paths.outboxMail(MAIL)],
]

const outsiderPages = ({ group, open, invitation, placeInvitation }: Furnished): [string, string][] => [
  ['/', paths.home()],
  ['/groups', paths.groups('q=hands')],
  ['/groups/:id', paths.group(group)],
  ['/groups/:id/door', paths.door(group)],
  ['/groups/:id/door', paths.door(open)],
  ['/groups/:id/door', paths.door(open, 'guest')],
  ['/i/:token', paths.invitation(invitation.token)],
  ['/i/:token', paths.invitation(placeInvitation.token)],
  ['/groups/new', paths.newGroup()],
  ['/you', paths.you()],
  ['/you/blocks', paths.yourBlocks()],
  ['/you/passkeys', paths.yourPasskeys()],
  ['/you/mail', paths.yourMail()],
  ['/you/data', paths.yourData()],
  ['/you/data/import', paths.yourArrival()],
  ['/you/carried', paths.carriedWords()],
  ['/you/consents', paths.yourConsents()],
]

const memberPages = ({ group, open, seats, meeting, poll, talk }: Furnished): [string, string][] => [
  ['/', paths.home()],
  ['/groups/:id', paths.group(group)],
  ['/groups/:id/calendar', paths.calendar(group)],
  ['/groups/:id/meetings/:meeting/on/:date', paths.meetingDate(group, meeting.id, meeting.on)],
  ['/groups/:id/times/:poll', paths.poll(group, poll)],
  ['/groups/:id/times', paths.times(open)],
  ['/groups/:id/times/new', paths.newTimes(open)],
  ['/groups/:id/people', paths.people(group)],
  ['/groups/:id/people/:membership', paths.fellow(group, seats.ada)],
  ['/groups/:id/quiet-word', paths.quietWord(group)],
  ['/groups/:id/quiet-word', paths.quietWord(open)],
  ['/groups/:id/conversations', paths.conversations(group)],
  ['/groups/:id/conversations', paths.conversations(open)],
  ['/groups/:id/conversations/new', paths.newConversation(group)],
  ['/groups/:id/conversations/:conversation', paths.conversation(group, talk.conversation)],
  ['/groups/:id/conversations/:conversation', paths.conversation(group, talk.covered, { open: true })],
  ['/groups/:id/conversations/:conversation', paths.conversation(group, talk.conversation, { answer: talk.post })],
  ['/groups/:id/posts/:post', paths.post(group, talk.answer)],
  ['/you', paths.you()],
  ['/you/groups', paths.yourGroups()],
  ['/you/reading', paths.yourReading()],
  ['/you/words', paths.yourWords()],
  ['/you/calendars', paths.yourCalendars()],
  ['/you/hours', paths.yourHours()],
  ['/you/name', paths.yourName()],
  ['/you/sessions', paths.yourSessions()],
  ['/you/password', paths.yourPassword()],
  ['/you/passkeys', paths.yourPasskeys()],
  ['/you/recovery-codes', paths.yourCodes()],
  ['/you/mail', paths.yourMail()],
  ['/you/telling', paths.yourTelling()],
  ['/you/flare', paths.yourFlare()],
  ['/you/blocks', paths.yourBlocks()],
  ['/you/consents', paths.yourConsents()],
  ['/you/decisions', paths.yourDecisions()],
  ['/you/data', paths.yourData()],
  ['/you/data/import', paths.yourArrival()],
  ['/you/carried', paths.carriedWords()],
  ['/groups/:id/export', paths.groupExport(group)],
  ['/groups/:id/export', paths.groupExport(open)],
  ['/you/erasure', paths.yourErasure()],
  ['/confirm', paths.confirm(paths.yourData())],
]

const facilitatorPages = ({ group, seats, invitation, meeting, poll, word, talk }: Furnished): [string, string][] => [
  ['/', paths.home()],
  ['/groups/:id', paths.group(group)],
  ['/groups/:id/people', paths.people(group)],
  ['/groups/:id/people/:membership', paths.fellow(group, seats.ben)],
  ['/groups/:id/conversations', paths.conversations(group)],
  ['/groups/:id/conversations/:conversation', paths.conversation(group, talk.covered)],
  ['/groups/:id/posts/:post', paths.post(group, talk.answer)],
  ['/groups/:id/lead', paths.lead(group)],
  ['/groups/:id/duty', paths.duty(group)],
  ['/groups/:id/duty/words/:word', paths.dutyWord(group, word)],
  ['/groups/:id/calendar', paths.calendar(group)],
  ['/groups/:id/meetings/new', paths.newMeeting(group)],
  ['/groups/:id/times/:poll', paths.poll(group, poll)],
  ['/groups/:id/times/:poll/settling', paths.pollSettling(group, poll)],
  ['/groups/:id/meetings/:meeting/edit', paths.meetingEdit(group, meeting.id)],
  ['/groups/:id/meetings/:meeting/on/:date', paths.meetingDate(group, meeting.id, meeting.on)],
  ['/groups/:id/meetings/:meeting/on/:date/change', paths.meetingChange(group, meeting.id, meeting.on)],
  ['/groups/:id/edit', paths.edit(group)],
  ['/groups/:id/export', paths.groupExport(group)],
  ['/groups/:id/invitations', paths.invitations(group)],
  ['/groups/:id/bring', paths.bring(group)],
  ['/invitations/:id/poster', paths.poster(invitation.id)],
  ['/invitations/:id/poster', paths.poster(invitation.id, 'letter')],
]

const stewardPages = ({ group, feed, imports, listing }: Furnished): [string, string][] => [
  ['/', paths.home()],
  ['/steward', paths.steward()],
  ['/steward/mail', paths.stewardMail()],
  ['/steward/settings', paths.stewardSettings()],
  ['/steward/pages', paths.stewardPages()],
  ['/steward/pages/:kind', paths.stewardPage('terms')],
  ['/steward/law', paths.stewardLaw()],
  ['/steward/groups', paths.stewardGroups()],
  ['/steward/groups/:id', paths.stewardGroup(group)],
  ['/steward/people', paths.stewardPeople()],
  ['/steward/invitations', paths.placeInvitations()],
  ['/steward/corrections', paths.stewardCorrections()],
  ['/steward/feeds', paths.stewardFeeds()],
  ['/steward/feeds/:id', paths.feed(feed)],
  ['/steward/feeds/:id/removal', paths.feedRemoval(feed)],
  ['/steward/imports/:id', paths.feedImport(imports.done)],
  ['/steward/imports/:id', paths.feedImport(imports.done, 'show=paused')],
  ['/steward/imports/:id', paths.feedImport(imports.broken)],
  ['/steward/imports/:id', paths.feedImport(imports.stuck)],
  ['/steward/imports/:id/mapping', paths.feedMapping(imports.asking)],
  ['/groups/:id', paths.group(listing)],
]

/** The mail that lies in the outbox of the place. */
export const MAIL = '2026-11-20T10-00-00-000Z-aaaaaaaa.eml'
