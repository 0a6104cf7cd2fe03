import type { Hono } from 'hono'
import type { Config } from '../config.ts'
import type { Env } from './env.ts'
import { correction } from './finding/correction-routes.tsx'
import { corrections } from './finding/corrections-routes.tsx'
import { directory } from './finding/directory-routes.tsx'
import { feedImports } from './finding/feeds-import-routes.tsx'
import { feeds } from './finding/feeds-routes.tsx'
import { bringPublic } from './groups/bring-public.tsx'
import { bring } from './groups/bring-routes.tsx'
import { doors } from './groups/door-routes.tsx'
import { groupExports } from './groups/export-routes.tsx'
import { founding } from './groups/founding-routes.tsx'
import { invitations } from './groups/invitation-routes.tsx'
import { landing } from './groups/landing-routes.tsx'
import { leading } from './groups/lead-routes.tsx'
import { mine } from './groups/mine-routes.tsx'
import { notes } from './groups/note-routes.tsx'
import { people } from './groups/people-routes.tsx'
import { groups } from './groups/routes.tsx'
import { seats } from './groups/seat-routes.tsx'
import { calendarFiles } from './meeting/calendar-file-routes.ts'
import { calendarLinks } from './meeting/calendar-link-routes.tsx'
import { calendars } from './meeting/calendar-routes.tsx'
import { meetingDates } from './meeting/date-routes.tsx'
import { goodHours } from './meeting/hours-routes.tsx'
import { timePolls } from './meeting/poll-routes.tsx'
import { meetings } from './meeting/routes.tsx'
import { meetingTimes } from './meeting/times-routes.tsx'
import { arrivingRoom } from './people/arriving-routes.tsx'
import { confirmRoom } from './people/confirm-routes.tsx'
import { consentsRoom } from './people/consent-routes.tsx'
import { dataRoom } from './people/data-routes.tsx'
import { flareRoom } from './people/flare-routes.tsx'
import { keepingRoom } from './people/keeping-routes.tsx'
import { mailRoom } from './people/mail-routes.tsx'
import { otherWaysRoom } from './people/other-ways-routes.tsx'
import { passkeyRoom } from './people/passkey-routes.tsx'
import { receiptRoom } from './people/receipt-routes.tsx'
import { sessionsRoom } from './people/sessions-routes.tsx'
import { signInRoom } from './people/sign-in-routes.tsx'
import { signUpRoom } from './people/sign-up-routes.tsx'
import { waysRoom } from './people/ways-routes.tsx'
import { youRoom } from './people/you-routes.tsx'
import { colours } from './place/colour-routes.ts'
import { demo } from './place/demo-routes.tsx'
import { firstRun } from './place/first-run-routes.tsx'
import { home } from './place/home-routes.tsx'
import { keeperStep } from './place/keeper-step-routes.tsx'
import { mailStep } from './place/mail-step-routes.tsx'
import { pages } from './place/page-routes.tsx'
import { robots } from './place/robot-routes.ts'
import { settingUp } from './place/setting-up-routes.tsx'
import { desk } from './safety/desk-routes.tsx'
import { duty } from './safety/duty-routes.tsx'
import { quietWords } from './safety/quiet-routes.tsx'
import { rota } from './safety/rota-routes.tsx'
import { safety } from './safety/routes.tsx'
import { stewardGroups } from './steward/group-routes.tsx'
import { stewardLaw } from './steward/law-routes.tsx'
import { stewardPages } from './steward/page-routes.tsx'
import { stewardPeople } from './steward/people-routes.tsx'
import { steward } from './steward/routes.tsx'
import { conversation } from './talking/conversation-routes.tsx'
import { conversations } from './talking/list-routes.tsx'
import { myWordsRoom } from './talking/my-words-routes.tsx'
import { posts } from './talking/post-routes.tsx'
import { readingRoom } from './talking/reading-routes.tsx'
import { mailHealthRoom } from './telling/health-routes.tsx'
import { stopRoom } from './telling/stop-routes.tsx'
import { tellingRoom } from './telling/telling-routes.tsx'

/** The routes of every room. What exists only in a demo on this machine is not routed anywhere else. */
export function rooms(config: Config): Hono<Env>[] {
  return [
    // Its guard stands before every room with an address under /steward.
    steward,
    home,
    safety,
    pages,
    robots,
    colours,
    firstRun,
    settingUp,
    mailStep,
    keeperStep,
    stewardGroups,
    stewardPages,
    stewardLaw,
    stewardPeople,
    mailHealthRoom,
    directory,
    correction,
    feeds,
    feedImports,
    corrections,
    signUpRoom,
    signInRoom,
    otherWaysRoom,
    passkeyRoom,
    confirmRoom,
    youRoom,
    sessionsRoom,
    waysRoom,
    mailRoom,
    tellingRoom,
    stopRoom,
    flareRoom,
    keepingRoom,
    consentsRoom,
    dataRoom,
    receiptRoom,
    arrivingRoom,
    mine,
    // Its first address, /groups/new, would match a group's.
    founding,
    groups,
    doors,
    landing,
    seats,
    people,
    leading,
    notes,
    quietWords,
    duty,
    rota,
    desk,
    groupExports,
    invitations,
    calendars,
    meetingTimes,
    timePolls,
    goodHours,
    meetings,
    meetingDates,
    calendarLinks,
    calendarFiles,
    // Its address /conversations/new would match a conversation's.
    conversations,
    conversation,
    posts,
    readingRoom,
    myWordsRoom,
    bring,
    bringPublic,
    ...(config.demo && config.loopback ? [demo] : []),
  ]
}
