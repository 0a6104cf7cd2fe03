import type { PartOfDay } from '../../../src/domain/meeting/good-hours.ts'

/** What the next meeting of a group is about, by the group's handle; the others say nothing beforehand. */
export const topics: Readonly<Record<string, string>> = {
  'slow-mornings': 'Doorbells, and other sudden things',
  'under-the-blanket': 'What we told work',
  'long-table': 'Sundays',
  'no-name-yet': 'Waiting for a letter',
  'hands-first': 'Jars, keys, buttons',
  'far-paddock': 'Long drives',
  'fibro-actually': 'The day after a good day',
  'thursday-knees': 'Stairs, and who put them there',
  'at-ease': 'Sitting through a whole film',
  'endo-evenings': 'Saying it at the pharmacy',
  'other-side-of-the-bed': 'Asking for help with the asking',
  'fibro-en-zapatillas': 'El día después de un día bueno',
  'manos-de-manana': 'Botes, llaves y botones',
  'la-panza-manda': 'Comer fuera de casa',
  hormigueo: 'Dormir con calcetines',
}

/** One hour later than usual, the time after next. */
export const later: readonly string[] = ['fibro-actually', 'la-panza-manda']

/** Not the time after next: somebody is away. */
export const cancelled: readonly string[] = ['slow-mornings', 'thursday-knees', 'hormigueo']

/** The card says when they meet, but nobody has put it in the calendar yet. */
export const withoutCalendar: readonly string[] = ['clocking-in', 'floor-plan', 'columna-tiesa']

/** Parts of the day that are good for people, every day of the week, and that their groups may look for times by. */
export const goodHours: Readonly<Record<string, readonly PartOfDay[]>> = {
  ada: ['morning', 'afternoon'],
  ben: ['afternoon', 'evening'],
  sunil: ['morning', 'afternoon'],
  pip: ['afternoon', 'late'],
  gail: ['early', 'afternoon'],
  ines: ['afternoon', 'evening'],
}

/** What a group is being asked: days from now and hours by its own clock, and what three of its members say to each. */
export const askedTimes = {
  group: 'slow-mornings',
  by: 'ada',
  minutes: 45,
  times: [
    [9, '14:00'],
    [11, '15:30'],
    [13, '10:30'],
  ],
  answers: {
    sunil: ['yes', 'if_need_be', 'no'],
    pip: ['yes', 'yes', 'no'],
    ines: ['if_need_be', 'no', 'yes'],
  },
} as const
