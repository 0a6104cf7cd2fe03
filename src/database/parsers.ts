import pg from 'pg'

const { builtins } = pg.types
const BIGINT = builtins.INT8
const DATE = builtins.DATE

/** Counts come as numbers (none of ours passes 2^53) and dates as `2026-11-22`: a Date would move them between zones. */
export const parsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === BIGINT) return Number
    if (oid === DATE) return (text: string) => text
    return pg.types.getTypeParser(oid, format as 'text')
  }) as typeof pg.types.getTypeParser,
}
