/** What one of the four has prepared for a bad day. */
export const flarePlan = {
  by: 'ben',
  group: 'slow-mornings',
  tells: ['ada'],
  lasts: 'days',
  days: 3,
  note: 'Tea, the blue blanket, the slow playlist. It has always passed so far.',
  words: 'I will be quiet for a few days. No need to write back. Keep my chair.',
  exempt: ['answers'],
} as const
