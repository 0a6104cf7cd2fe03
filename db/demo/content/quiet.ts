/** What one member said privately to those who lead their group, and what one of them answered. */
export const quietWord = {
  group: 'slow-mornings',
  by: 'ben',
  daysAgo: 2,
  words:
    'On Tuesday somebody asked me what I take, and I did not want to say so in front of everyone. I said nothing and felt rude. Could you say a word about it at the start next time?',
  answeredBy: 'ada',
  answer:
    'Not rude at all. I will say it at the start, for everyone and without your name: nobody here has to answer a question. Thank you for telling us.',
} as const

/** Who puts their name to the hours of that group, taking turns in this order. */
export const onDuty: readonly string[] = ['ada', 'sunil']
