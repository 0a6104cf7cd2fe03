/** The two roles of a database. Roles belong to the whole server, so their names carry the database's own mark. */
export interface Roles {
  /** The role of every request: no table of its own, no way around the policies. */
  readonly member: string
  /** The role of jobs, of the command line and of the functions that run with more rights than their caller. */
  readonly system: string
}

/** Roles for a new database; `mark` is short and random, so that two databases of one server never share them. */
export function rolesMarked(mark: string): Roles {
  return { member: `holdfast_${mark}_member`, system: `holdfast_${mark}_system` }
}

/** Puts the names of the roles where a migration says `:member` or `:system`, as psql would. */
export function withRoles(sql: string, roles: Roles): string {
  return sql.replaceAll(/(?<![:\w]):(member|system)\b/g, (_, role: keyof Roles) => roles[role])
}
