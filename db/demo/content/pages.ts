/** Who runs the demo's place, for the `{contact}` of its terms, privacy, contact and about pages. */
export const demoContact = 'hello@holdfast.example'

/** How long the demo says it keeps backups. */
export const demoBackupDays = 30
