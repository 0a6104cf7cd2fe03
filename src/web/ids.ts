import { type Id, NOBODYS_ID } from '../database/ids.ts'

/** A uuid as 22 letters for an address: base64url, nothing readable in it. */
export function letters(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url')
}

/** The id in an address. A malformed one becomes nobody's id, so that it costs and answers exactly what an absent one does. */
export function asId<Table extends string>(text: string | undefined): Id<Table> {
  if (text === undefined || !/^[A-Za-z0-9_-]{22}$/.test(text)) return NOBODYS_ID as Id<Table>
  const hex = Buffer.from(text, 'base64url').toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  // One spelling an id: 22 letters carry two bits more than a uuid has.
  return (letters(id) === text ? id : NOBODYS_ID) as Id<Table>
}

export const asGroupId = (text: string | undefined) => asId<'groups'>(text)
export const asMembershipId = (text: string | undefined) => asId<'memberships'>(text)
