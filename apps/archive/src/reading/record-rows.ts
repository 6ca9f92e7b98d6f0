import type { Queryable, Row, Statement } from '@mittkanta/database'
import type { Scope } from './occasion.ts'

/** The database returned a row for a different person: an alarm. */
class AnswerOfAnother extends Error {
  constructor() {
    super('The database answered for another record')
    this.name = 'AnswerOfAnother'
  }
}

/** A column by which an answer says for whose record it was asked. */
export const askedFor = (of: (parameter: 'subject') => string): string =>
  `${of('subject')}::uuid::text AS asked_for`

/**
 * Rows of a statement about one record, each of which says by `askedFor` that
 * it answers for this one. A driver or a proxy that mixes up answers would
 * otherwise show a reader what is another's (ADR 0028).
 *
 * @throws {AnswerOfAnother} when a row is for another: then none can be trusted
 */
export async function recordRows(
  queryable: Queryable,
  { subject }: Pick<Scope, 'subject'>,
  statement: Statement,
): Promise<Row[]> {
  const rows = await queryable.query(statement)
  if (rows.some((row) => row.asked_for !== subject)) throw new AnswerOfAnother()
  return rows
}
