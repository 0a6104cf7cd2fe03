import { letters } from './ids.ts'

const group = (id: string) => `/groups/${letters(id)}`
const meetingOn = (id: string, meeting: string, date: string) => `${group(id)}/meetings/${letters(meeting)}/on/${date}`
const notesAt = (page: number) => (page > 1 ? `?notes=${page}#notes` : '#notes')

/** Where in a conversation: its page, the post to be answered, all that is covered open; and the place on the page to go to. */
interface At {
  readonly page?: number
  readonly answer?: string | undefined
  readonly open?: boolean | undefined
  readonly to?: string
}

function queryOf({ page = 1, answer, open, to }: At): string {
  const asked = [page > 1 && `page=${page}`, answer && `answer=${letters(answer)}`, open && 'open=all'].filter(Boolean)
  return `${asked.length > 0 ? `?${asked.join('&')}` : ''}${to ? `#${to}` : ''}`
}

/** Every address of the place, in one table. Routes write the same with `:id`; a test holds the two together. */
export const paths = {
  home: () => '/',
  helpNow: (country?: string) => (country ? `/help-now?country=${country}` : '/help-now'),
  comfort: () => '/comfort',
  speak: () => '/language',
  page: (kind: 'terms' | 'privacy' | 'contact' | 'about') => `/${kind}`,
  seen: () => '/what-is-seen',
  asset: (name: string) => `/assets/${name}`,
  live: () => '/live',
  up: () => '/up',
  ready: () => '/ready',
  outbox: () => '/outbox',
  outboxMail: (name: string) => `/outbox/${name}`,
  design: () => '/design',
  robots: () => '/robots.txt',
  icon: () => '/favicon.ico',
  manifest: () => '/manifest.webmanifest',

  // people
  signUp: (back?: string) => withBack('/sign-up', back),
  signUpInvited: (token: string) => `/sign-up?invitation=${encodeURIComponent(token)}`,
  keepThese: () => '/sign-up/keep',
  signIn: (back?: string) => withBack('/sign-in', back),
  signInByMail: () => '/sign-in/mail',
  signInLink: (token: string) => `/sign-in/link/${token}`,
  signInByCode: () => '/sign-in/recovery',
  signInOnDevice: () => '/sign-in/device',
  signInReset: () => '/sign-in/reset',
  passkeyQuestion: (isNew?: 'new') => (isNew ? '/sign-in/passkey/question?for=new' : '/sign-in/passkey/question'),
  signInByPasskey: () => '/sign-in/passkey',
  signOut: () => '/sign-out',
  confirm: (back?: string) => withBack('/confirm', back),
  confirmByPasskey: () => '/confirm/passkey',
  you: () => '/you',
  yourName: () => '/you/name',
  yourGroups: () => '/you/groups',
  yourCalendars: (group?: string) => (group ? `/you/calendars?group=${group}` : '/you/calendars'),
  newCalendar: () => '/you/calendars/link',
  calendarRemoval: (id: string) => `/you/calendars/${letters(id)}/removal`,
  calendarFile: (token: string) => `/calendar/${token}.ics`,
  yourSessions: () => '/you/sessions',
  session: (id: string) => `/you/sessions/${letters(id)}`,
  sessionEnd: (id: string) => `/you/sessions/${letters(id)}/end`,
  anotherDevice: () => '/you/sessions/device',
  otherSessionsEnd: () => '/you/sessions/end',
  yourPassword: () => '/you/password',
  yourPasskeys: () => '/you/passkeys',
  passkeyOffer: () => '/you/passkeys/question',
  passkeyRemoval: (id: string) => `/you/passkeys/${letters(id)}/removal`,
  yourCodes: () => '/you/recovery-codes',
  yourMail: () => '/you/mail',
  yourMailRemoval: () => '/you/mail/removal',
  yourMailAgain: () => '/you/mail/again',
  proveAddress: (token: string) => `/you/mail/proof/${token}`,
  yourTelling: () => '/you/telling',
  mailStop: (token: string) => `/mail/stop/${token}`,
  yourFlare: () => '/you/flare',
  yourBlocks: () => '/you/blocks',
  blockEnd: (id: string) => `/you/blocks/${letters(id)}/end`,
  yourConsents: () => '/you/consents',
  consentAnew: (purpose: string) => `/you/consents/${purpose}/anew`,
  consentWithdrawal: (id: string) => `/you/consents/${letters(id)}/withdrawal`,
  yourDecisions: () => '/you/decisions',
  yourData: () => '/you/data',
  yourDataFile: () => '/you/data.json',
  yourArchive: () => '/you/data/archive',
  yourArchiveTaking: () => '/you/data/archive/taking',
  yourArrival: () => '/you/data/import',
  yourArrivalChoice: () => '/you/data/import/choice',
  yourArrivalRemoval: () => '/you/data/import/removal',
  carriedWords: (page = 1) => (page > 1 ? `/you/carried?page=${page}` : '/you/carried'),
  carriedRemoval: (id: string) => `/you/carried/${letters(id)}/removal`,
  allCarriedRemoval: () => '/you/carried/removal',
  yourErasure: () => '/you/erasure',
  erased: () => '/erased',
  resetRefusal: () => '/you/reset/refusal',

  // the directory
  groups: (query?: string) => (query ? `/groups?${query}` : '/groups'),
  correction: (id: string) => `${group(id)}/correction`,
  meetingGuide: () => '/directory/meeting-guide.json',

  // a group
  newGroup: () => '/groups/new',
  group,
  groupNotes: (id: string, page: number) => `${group(id)}${notesAt(page)}`,
  door: (id: string, as?: 'guest' | 'member') => `${group(id)}/door${as ? `?as=${as}` : ''}`,
  membership: (id: string) => `${group(id)}/membership`,
  visit: (id: string) => `${group(id)}/visit`,
  ask: (id: string) => `${group(id)}/ask`,
  askWithdrawal: (id: string) => `${group(id)}/ask/withdrawal`,
  acceptance: (id: string) => `${group(id)}/agreement/acceptance`,
  people: (id: string) => `${group(id)}/people`,
  face: (id: string) => `${group(id)}/face`,
  rest: (id: string) => `${group(id)}/rest`,
  restEnd: (id: string) => `${group(id)}/rest/end`,
  departure: (id: string) => `${group(id)}/departure`,
  leadOffer: (id: string) => `${group(id)}/lead-offer`,
  fellow: (id: string, membership: string) => `${group(id)}/people/${letters(membership)}`,
  block: (id: string, membership: string) => `${group(id)}/people/${letters(membership)}/block`,

  // leading a group
  lead: (id: string) => `${group(id)}/lead`,
  leadNotes: (id: string, page: number) => `${group(id)}/lead${notesAt(page)}`,
  askAnswer: (id: string, ask: string) => `${group(id)}/asks/${letters(ask)}/answer`,
  edit: (id: string) => `${group(id)}/edit`,
  agreement: (id: string) => `${group(id)}/agreement`,
  listing: (id: string) => `${group(id)}/listing`,
  fullness: (id: string) => `${group(id)}/fullness`,
  welcome: (id: string) => `${group(id)}/welcome`,
  notes: (id: string) => `${group(id)}/notes`,
  notePin: (id: string, note: string) => `${group(id)}/notes/${letters(note)}/pin`,
  noteAnnouncement: (id: string, note: string) => `${group(id)}/notes/${letters(note)}/announcement`,
  noteRemoval: (id: string, note: string) => `${group(id)}/notes/${letters(note)}/removal`,
  leading: (id: string, membership: string) => `${group(id)}/people/${letters(membership)}/leading`,
  succession: (id: string, membership: string) => `${group(id)}/people/${letters(membership)}/succession`,
  removal: (id: string, membership: string) => `${group(id)}/people/${letters(membership)}/removal`,
  removalEnd: (id: string, removal: string) => `${group(id)}/removals/${letters(removal)}/end`,

  // when it meets
  calendar: (id: string, month?: string) => `${group(id)}/calendar${month ? `?month=${month}` : ''}`,
  newMeeting: (id: string) => `${group(id)}/meetings/new`,
  meetings: (id: string) => `${group(id)}/meetings`,
  meetingsFromCard: (id: string) => `${group(id)}/meetings/from-card`,
  meetingEdit: (id: string, meeting: string) => `${group(id)}/meetings/${letters(meeting)}/edit`,
  meetingEnding: (id: string, meeting: string) => `${group(id)}/meetings/${letters(meeting)}/ending`,
  meetingFile: (id: string, meeting: string) => `${group(id)}/meetings/${letters(meeting)}.ics`,
  /** `date` is the one the meeting is known by, `2026-11-24`. */
  meetingDate: meetingOn,
  meetingReply: (id: string, meeting: string, date: string) => `${meetingOn(id, meeting, date)}/reply`,
  meetingChange: (id: string, meeting: string, date: string) => `${meetingOn(id, meeting, date)}/change`,
  meetingCancellation: (id: string, meeting: string, date: string) => `${meetingOn(id, meeting, date)}/cancellation`,
  meetingRestoration: (id: string, meeting: string, date: string) => `${meetingOn(id, meeting, date)}/restoration`,

  // talking
  conversations: (id: string, page = 1) => `${group(id)}/conversations${page > 1 ? `?page=${page}` : ''}`,
  newConversation: (id: string) => `${group(id)}/conversations/new`,
  conversation: (id: string, conversation: string, at: At = {}) =>
    `${group(id)}/conversations/${letters(conversation)}${queryOf(at)}`,
  posts: (id: string, conversation: string) => `${group(id)}/conversations/${letters(conversation)}/posts`,
  drafts: (id: string) => `${group(id)}/drafts`,
  post: (id: string, post: string) => `${group(id)}/posts/${letters(post)}`,
  tap: (id: string, post: string) => `${group(id)}/posts/${letters(post)}/tap`,
  takingBack: (id: string, post: string) => `${group(id)}/posts/${letters(post)}/taking-back`,
  postPin: (id: string, post: string) => `${group(id)}/posts/${letters(post)}/pin`,
  yourReading: () => '/you/reading',
  yourWords: (page = 1) => (page > 1 ? `/you/words?page=${page}` : '/you/words'),
  yourWordsTakingBack: (post: string) => `/you/words/${letters(post)}/taking-back`,

  // a copy of the group
  groupExport: (id: string) => `${group(id)}/export`,
  groupExportAnswer: (id: string) => `${group(id)}/export/answer`,
  groupExportWithdrawal: (id: string) => `${group(id)}/export/withdrawal`,
  groupExportTaking: (id: string) => `${group(id)}/export/taking`,

  // invitations
  invitations: (id: string) => `${group(id)}/invitations`,
  placeInvitations: () => '/steward/invitations',
  invitationRevocation: (id: string) => `/invitations/${letters(id)}/revocation`,
  poster: (id: string, paper?: 'a4' | 'letter') =>
    `/invitations/${letters(id)}/poster${paper === 'letter' ? '?paper=letter' : ''}`,
  invitation: (token: string) => `/i/${token}`,
  bringYourPeople: () => '/bring-your-people',
  bring: (id: string) => `${group(id)}/bring`,
  bringList: (id: string) => `${group(id)}/bring/list`,
  bringLetters: (id: string) => `${group(id)}/bring/letters`,
  bringSheet: (id: string) => `${group(id)}/bring/sheet`,
  bringEnd: (id: string) => `${group(id)}/bring/end`,
  noMoreLetters: (token: string) => `/no-more-letters/${token}`,

  // the place and its stewards
  firstRun: () => '/first-run',
  firstRunAccount: () => '/first-run/account',
  firstRunName: () => '/first-run/name',
  firstRunComing: () => '/first-run/coming',
  firstRunMail: () => '/first-run/mail',
  firstRunTestMail: () => '/first-run/mail/test',
  firstRunKeeper: () => '/first-run/keeper',
  firstRunPages: () => '/first-run/pages',
  firstRunOpen: () => '/first-run/open',
  colour: (hex: string) => `/colours/${hex}.css`,
  steward: () => '/steward',
  stewardSettings: () => '/steward/settings',
  stewardMail: () => '/steward/mail',
  testMail: () => '/steward/mail/test',
  stewardLaw: () => '/steward/law',
  stewardPages: () => '/steward/pages',
  stewardPage: (kind: string, language?: string) => `/steward/pages/${kind}${language ? `?language=${language}` : ''}`,
  stewardGroups: () => '/steward/groups',
  stewardGroup: (id: string) => `/steward/groups/${letters(id)}`,
  secondLook: (id: string) => `/steward/groups/${letters(id)}/second-look`,
  listingEnd: (id: string) => `/steward/groups/${letters(id)}/listing/end`,
  approval: (id: string) => `/steward/groups/${letters(id)}/approval`,
  leadRequest: (id: string) => `/steward/groups/${letters(id)}/lead-request`,
  stewardPeople: () => '/steward/people',
  suspension: () => '/steward/people/suspension',
  suspensionEnd: () => '/steward/people/suspension/end',
  reset: () => '/steward/people/reset',
  stewardship: () => '/steward/people/stewardship',
  personApproval: (id: string) => `/steward/people/${letters(id)}/approval`,
  stewardFeeds: () => '/steward/feeds',
  feed: (id: string) => `/steward/feeds/${letters(id)}`,
  feedRemoval: (id: string) => `/steward/feeds/${letters(id)}/removal`,
  feedImport: (id: string, query?: string) => `/steward/imports/${letters(id)}${query ? `?${query}` : ''}`,
  feedImportRows: (id: string) => `/steward/imports/${letters(id)}/rows.csv`,
  feedImportAgain: (id: string) => `/steward/imports/${letters(id)}/again`,
  feedMapping: (id: string) => `/steward/imports/${letters(id)}/mapping`,
  feedAgain: (id: string) => `/steward/feeds/${letters(id)}/again`,
  stewardCorrections: () => '/steward/corrections',
  takeDownEnd: (id: string) => `/steward/take-downs/${letters(id)}/end`,
  correctionAnswer: (id: string) => `/steward/corrections/${letters(id)}/answer`,
} as const

/** Only our own paths may be come back to: one slash, no backslash, nothing that a browser reads as another host. */
export function safeBack(text: string | undefined): string {
  return text !== undefined && /^\/(?![/\\])[\w\-./?=&%~+,:;@]*$/.test(text) && text.length <= 500 ? text : '/'
}

function withBack(path: string, back: string | undefined): string {
  return back && back !== '/' ? `${path}?back=${encodeURIComponent(back)}` : path
}
