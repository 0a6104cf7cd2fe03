import type { AgreementLines } from './agreement-templates.ts'

export const agreementLinesInEnglish: AgreementLines = {
  confidence: [
    'What is said here stays here. The limit: if a life is in danger, whoever leads the group may call for help, and tells you first if they can.',
    'Who sees what: the people of this group see what you write here. The stewards of the place do not, unless they belong to it.',
  ],
  company: [
    'We share what happened to us. We don’t tell others what to do.',
    'We don’t compare pain.',
    'Come late, lie down, step out. No need to explain.',
    'Nobody’s absence is counted. Your seat is kept.',
    'You may pass, every time, and listening is taking part.',
  ],
  medicines: {
    no_talk: ['We leave medicines outside: no names, no doses, nothing sold. Other groups here talk of them.'],
    own_experience: ['Medicines: what we say is our own experience. No doses, and nothing is sold.'],
    open_no_doses: [
      'We speak of medicines openly: taking them, not taking them, changing them. Nobody is judged for either.',
      'No doses, no sources, no swapping, no selling. Doses are for you and the person who prescribes.',
      'Nobody here says “stop” or “start”. That talk belongs with your clinic, and we can help you put the question.',
    ],
  },
  cohort: [
    'We begin together and end together. Nobody new comes in without all of us saying yes.',
    'If you want to go, go. A goodbye is welcome and is not owed.',
    'When we end, we decide together what is kept and what is cleared away.',
  ],
  harm: ['If something hurts you here, quietly tell whoever leads the group.'],
}
