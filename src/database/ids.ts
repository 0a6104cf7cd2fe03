declare const of: unique symbol

/** The id of a row of one table. It is a uuid; the brand keeps a person's id from being taken for a group's. */
export type Id<Table extends string> = string & { readonly [of]: Table }

export type PersonId = Id<'people'>
export type GroupId = Id<'groups'>
export type MembershipId = Id<'memberships'>

/** Whoever looks; undefined is a visitor. */
export type Viewer = PersonId | undefined

/** A uuid no row ever has: what a malformed id is taken for, so that it costs and answers what an absent one does. */
export const NOBODYS_ID = '00000000-0000-0000-0000-000000000000'
