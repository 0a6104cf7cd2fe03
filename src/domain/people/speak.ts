import type { ActingPerson } from '../../database/database.ts'

/** In which language the person reads from now on, on every device and in mails. */
export async function chooseLanguage(as: ActingPerson, language: string): Promise<void> {
  await as.db.updateTable('people').set({ language }).where('id', '=', as.viewer).execute()
}
