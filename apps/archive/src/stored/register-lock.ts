import type { Queryable } from '@mittkanta/database'

/** Makes deliveries to one register follow each other, until the transaction ends. */
export async function lockRegister(
  tx: Queryable,
  controllerId: string,
): Promise<void> {
  await tx.query({
    text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))',
    values: [`register ${controllerId}`],
  })
}
