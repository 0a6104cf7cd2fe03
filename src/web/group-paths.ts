import { letters } from './ids.ts'

/** A group's own page, with nothing readable in it. */
export const group = (id: string) => `/groups/${letters(id)}`
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

/** The addresses within a group; `paths` has them all. */
export const groupPaths = {
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

  // a quiet word, and duty
  quietWord: (id: string) => `${group(id)}/quiet-word`,
  quietWordClosing: (id: string) => `${group(id)}/quiet-word/closing`,
  quietLineRemoval: (id: string, line: string) => `${group(id)}/quiet-word/lines/${letters(line)}/removal`,
  duty: (id: string) => `${group(id)}/duty`,
  /** `ready`: which of the sentences kept ready stands in the box. */
  dutyWord: (id: string, word: string, ready?: number) =>
    `${group(id)}/duty/words/${letters(word)}${ready === undefined ? '' : `?ready=${ready}#f-words`}`,
  dutyAnswer: (id: string, word: string) => `${group(id)}/duty/words/${letters(word)}/answer`,
  dutyHours: (id: string) => `${group(id)}/duty/hours`,
  handOver: (id: string) => `${group(id)}/duty/hand-over`,
  handOverEnd: (id: string) => `${group(id)}/duty/hand-over/end`,
  readyWords: (id: string) => `${group(id)}/duty/ready-words`,
  debriefs: (id: string) => `${group(id)}/duty/debriefs`,
  debriefRemoval: (id: string, debrief: string) => `${group(id)}/duty/debriefs/${letters(debrief)}/removal`,
  dutyClosing: (id: string, word: string) => `${group(id)}/duty/words/${letters(word)}/closing`,

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
  times: (id: string) => `${group(id)}/times`,
  timesSearch: (id: string) => `${group(id)}/times/search`,
  newTimes: (id: string) => `${group(id)}/times/new`,
  poll: (id: string, poll: string) => `${group(id)}/times/${letters(poll)}`,
  pollAnswers: (id: string, poll: string) => `${group(id)}/times/${letters(poll)}/answers`,
  pollSettling: (id: string, poll: string) => `${group(id)}/times/${letters(poll)}/settling`,
  pollWithdrawal: (id: string, poll: string) => `${group(id)}/times/${letters(poll)}/withdrawal`,

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
} as const
