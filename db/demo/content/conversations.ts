import type { DemoConversation } from './types.ts'

/** What some groups have talked about lately: each post by somebody of the group, the oldest first. */
export const conversations: readonly DemoConversation[] = [
  {
    group: 'slow-mornings',
    title: 'Bad night, long day',
    posts: [
      {
        by: 'ines',
        hoursAgo: 30,
        wish: 'just_listen',
        words:
          'Awake since three. My shoulder won’t let me lie on either side, so I sat in the kitchen and watched it get light.\n\nI don’t want fixing today. I only want somebody to know.',
        taps: [
          ['ben', 'sitting_with_you'],
          ['mar', 'sitting_with_you'],
          ['pip', 'i_hear_you'],
        ],
      },
      {
        by: 'mar',
        hoursAgo: 27,
        answers: 0,
        words: 'We know. The light was good this morning, at least. I saw it too.',
        taps: [['ines', 'thank_you']],
      },
      {
        by: 'ines',
        hoursAgo: 6,
        words: 'Slept four hours in the armchair, in one piece. It counts.',
        taps: [['ada', 'i_hear_you']],
      },
    ],
  },
  {
    group: 'slow-mornings',
    title: 'The doorbell, when you cannot get there',
    posts: [
      {
        by: 'pip',
        hoursAgo: 100,
        wish: 'how_did_you_cope',
        words:
          'By the time I am down the stairs the parcel has gone again. I shouted “one minute” and it took four. How do you do doors?',
        taps: [['gail', 'me_too']],
      },
      {
        by: 'gail',
        hoursAgo: 97,
        answers: 0,
        words:
          'What happened for me: a card beside the bell that says “slow to answer, please wait”. Most people do. One waved.',
        taps: [
          ['pip', 'this_helped'],
          ['ada', 'thank_you'],
        ],
      },
      {
        by: 'ben',
        hoursAgo: 92,
        answers: 0,
        words:
          'Mine go to the corner shop now. I pick them up on a day when I am walking past anyway. It took two phone calls to set up.',
      },
      { by: 'pip', hoursAgo: 70, answers: 1, words: 'The card is up. It is crooked and it works.' },
    ],
  },
  {
    group: 'slow-mornings',
    posts: [
      {
        by: 'gail',
        hoursAgo: 52,
        topics: ['hospital'],
        words:
          'They kept me in for two nights after all. The bed was wrong in every direction and the woman beside me snored like a kettle. I am home, and sore, and glad of my own pillow.',
        taps: [
          ['ada', 'sitting_with_you'],
          ['sunil', 'i_hear_you'],
        ],
      },
    ],
  },
  {
    group: 'long-table',
    title: 'Eating with people again',
    posts: [
      {
        by: 'teo',
        hoursAgo: 80,
        wish: 'me_too',
        words:
          'I said yes to Sunday lunch and then lay on the floor of their hall for half of it. Nobody minded but me.',
        taps: [
          ['imani', 'me_too'],
          ['wes', 'sitting_with_you'],
        ],
      },
      {
        by: 'imani',
        hoursAgo: 76,
        answers: 0,
        words: 'I have had a hall floor of my own. The dog came to lie there too, and that was the best of the day.',
        taps: [['teo', 'thank_you']],
      },
      {
        by: 'wes',
        hoursAgo: 51,
        words: 'We could have a meeting from the floor. I mean it: bring a cushion on Sunday.',
      },
    ],
  },
  {
    group: 'three-oclock-kettle',
    title: 'Who else is up',
    posts: [
      {
        by: 'nell',
        hoursAgo: 19,
        wish: 'just_saying',
        words: 'Ten past three. The kettle is on, the street is empty, a fox has just gone by as if he paid rent.',
        taps: [
          ['mo', 'me_too'],
          ['ben', 'i_hear_you'],
        ],
      },
      {
        by: 'mo',
        hoursAgo: 18,
        words: 'Up as well. Toast. I am reading the same page for the fifth time and I like it no less.',
      },
      { by: 'gail', hoursAgo: 17, words: 'Good night to those who can, good morning to us.' },
    ],
  },
  {
    group: 'nerve-and-verse',
    title: 'Lines for a bad leg',
    posts: [
      {
        by: 'declan',
        hoursAgo: 140,
        wish: 'ideas_welcome',
        words:
          'Four lines, and the fifth won’t come:\n\nMy leg has its weather\nand does not consult me.\nTonight it says thunder.\nI bring it a blanket.',
        taps: [['orla', 'i_hear_you']],
      },
      {
        by: 'orla',
        hoursAgo: 133,
        answers: 0,
        words: 'Perhaps it ends there. The blanket is enough of an answer.',
        taps: [['declan', 'this_helped']],
      },
      { by: 'iker', hoursAgo: 120, answers: 0, words: 'Or: “It takes the whole bed.” Mine would.' },
    ],
  },
  {
    group: 'four-friends',
    posts: [
      {
        by: 'tamsin',
        hoursAgo: 44,
        words: 'The appointment moved to March. I threw a tea towel at the wall. It was a very soft revenge.',
        taps: [
          ['nell', 'sitting_with_you'],
          ['pip', 'me_too'],
        ],
      },
      { by: 'mo', hoursAgo: 41, answers: 0, words: 'Next time use the wet one. Call when you want to swear, I am in.' },
    ],
  },
  {
    group: 'turno-de-noche',
    title: '¿Qué hacéis con las manos a las cuatro?',
    posts: [
      {
        by: 'amparo',
        hoursAgo: 38,
        wish: 'how_did_you_cope',
        words: 'A las cuatro ya no quiero pantalla ni libro. ¿Qué hacéis con las manos mientras pasa?',
        taps: [['dora', 'me_too']],
      },
      {
        by: 'nahuel',
        hoursAgo: 37,
        answers: 0,
        words: 'Lo que me pasó a mí: desgranar guisantes. Compro de más. Al amanecer hay sopa.',
        taps: [
          ['amparo', 'this_helped'],
          ['maria-a', 'thank_you'],
        ],
      },
      { by: 'dora', hoursAgo: 35, answers: 0, words: 'Doblo calcetines. Los mismos, a veces dos veces.' },
    ],
  },
  {
    group: 'turno-de-noche',
    posts: [
      {
        by: 'maria-a',
        hoursAgo: 12,
        wish: 'just_listen',
        topics: ['death'],
        words: 'Hoy hace un año de mi hermana. Duele la espalda y duele lo otro. No hace falta decir nada.',
        taps: [
          ['nahuel', 'sitting_with_you'],
          ['amparo', 'sitting_with_you'],
        ],
      },
    ],
  },
]
