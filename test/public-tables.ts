/** What everybody may read by its nature: the public directory, and the words, marks and counts it is searched by. */
export const PUBLIC_TABLES = [
  'listed_groups',
  'listed_marks',
  'listed_changes',
  'listed_lexemes',
  'focus_words',
  'common_words',
  'directory_counts',
]
