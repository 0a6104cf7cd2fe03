import answers from './en/answers.json' with { type: 'json' }
import bring from './en/bring.json' with { type: 'json' }
import calendars from './en/calendars.json' with { type: 'json' }
import common from './en/common.json' with { type: 'json' }
import design from './en/design.json' with { type: 'json' }
import feeds from './en/feeds.json' with { type: 'json' }
import finding from './en/finding.json' with { type: 'json' }
import flare from './en/flare.json' with { type: 'json' }
import focus from './en/focus.json' with { type: 'json' }
import forms from './en/forms.json' with { type: 'json' }
import groups from './en/groups.json' with { type: 'json' }
import helplines from './en/helplines.json' with { type: 'json' }
import hours from './en/hours.json' with { type: 'json' }
import law from './en/law.json' with { type: 'json' }
import leading from './en/leading.json' with { type: 'json' }
import mail from './en/mail.json' with { type: 'json' }
import meeting from './en/meeting.json' with { type: 'json' }
import pages from './en/pages.json' with { type: 'json' }
import people from './en/people.json' with { type: 'json' }
import place from './en/place.json' with { type: 'json' }
import refusals from './en/refusals.json' with { type: 'json' }
import safety from './en/safety.json' with { type: 'json' }
import steward from './en/steward.json' with { type: 'json' }
import talking from './en/talking.json' with { type: 'json' }
import telling from './en/telling.json' with { type: 'json' }
import times from './en/times.json' with { type: 'json' }
import yours from './en/yours.json' with { type: 'json' }
import answersEs from './es/answers.json' with { type: 'json' }
import bringEs from './es/bring.json' with { type: 'json' }
import calendarsEs from './es/calendars.json' with { type: 'json' }
import commonEs from './es/common.json' with { type: 'json' }
import designEs from './es/design.json' with { type: 'json' }
import feedsEs from './es/feeds.json' with { type: 'json' }
import findingEs from './es/finding.json' with { type: 'json' }
import flareEs from './es/flare.json' with { type: 'json' }
import focusEs from './es/focus.json' with { type: 'json' }
import formsEs from './es/forms.json' with { type: 'json' }
import groupsEs from './es/groups.json' with { type: 'json' }
import helplinesEs from './es/helplines.json' with { type: 'json' }
import hoursEs from './es/hours.json' with { type: 'json' }
import lawEs from './es/law.json' with { type: 'json' }
import leadingEs from './es/leading.json' with { type: 'json' }
import mailEs from './es/mail.json' with { type: 'json' }
import meetingEs from './es/meeting.json' with { type: 'json' }
import pagesEs from './es/pages.json' with { type: 'json' }
import peopleEs from './es/people.json' with { type: 'json' }
import placeEs from './es/place.json' with { type: 'json' }
import refusalsEs from './es/refusals.json' with { type: 'json' }
import safetyEs from './es/safety.json' with { type: 'json' }
import stewardEs from './es/steward.json' with { type: 'json' }
import talkingEs from './es/talking.json' with { type: 'json' }
import tellingEs from './es/telling.json' with { type: 'json' }
import timesEs from './es/times.json' with { type: 'json' }
import yoursEs from './es/yours.json' with { type: 'json' }

/** Every sentence, one file a room. English is the source: its keys are the type of all message ids. */
export const english = {
  ...common,
  ...forms,
  ...refusals,
  ...answers,
  ...people,
  ...flare,
  ...yours,
  ...groups,
  ...leading,
  ...meeting,
  ...hours,
  ...times,
  ...talking,
  ...bring,
  ...finding,
  ...calendars,
  ...feeds,
  ...safety,
  ...place,
  ...steward,
  ...law,
  ...mail,
  ...telling,
  ...focus,
  ...helplines,
  ...pages,
  ...design,
}
export const spanish: Record<MessageId, string> = {
  ...commonEs,
  ...formsEs,
  ...refusalsEs,
  ...answersEs,
  ...peopleEs,
  ...flareEs,
  ...yoursEs,
  ...groupsEs,
  ...leadingEs,
  ...meetingEs,
  ...hoursEs,
  ...timesEs,
  ...talkingEs,
  ...bringEs,
  ...findingEs,
  ...calendarsEs,
  ...feedsEs,
  ...safetyEs,
  ...placeEs,
  ...stewardEs,
  ...lawEs,
  ...mailEs,
  ...tellingEs,
  ...focusEs,
  ...helplinesEs,
  ...pagesEs,
  ...designEs,
}

export type MessageId = keyof typeof english
