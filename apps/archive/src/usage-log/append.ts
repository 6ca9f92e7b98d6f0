import type { Queryable } from '@mittkanta/database'
import { chain, FIRST_HASH, type UsageEntry } from './usage-entry.ts'

/** One number for all instances: whoever holds it writes the next rows. */
const CHAIN_LOCK = 7_251_021

/**
 * Appends entries to the chain inside a transaction, gap-free, also when several
 * archives write to one database: the chain's lock is taken first and held until
 * the transaction ends, and the tail is read under it.
 *
 * Do it last in a transaction: whoever waits for anything else while holding the
 * lock holds up every reader, and could wait in a circle. The transaction must be
 * `read committed`; under a snapshot the tail would be old, and the key refuses
 * the row.
 */
export async function append(
  tx: Queryable,
  entries: readonly UsageEntry[],
): Promise<void> {
  await tx.query({
    name: 'usage-log-lock',
    text: 'SELECT pg_advisory_xact_lock($1)',
    values: [CHAIN_LOCK],
  })
  const [tail] = await tx.query({
    name: 'usage-log-tail',
    text: 'SELECT sequence, hash FROM usage_log ORDER BY sequence DESC LIMIT 1',
  })
  const rows = chain(
    { sequence: Number(tail?.sequence ?? 0), hash: textOr(tail?.hash) },
    entries,
  )

  await tx.query({
    name: 'usage-log-append',
    // Everything travels as text, so that both engines read it alike.
    text: `
      INSERT INTO usage_log (sequence, at, event, reader_id, subject_id, ground,
        client_system, occasion, detail, previous_hash, hash)
      SELECT e.sequence::bigint, e.at::timestamptz, e.event, e.reader_id::uuid,
        e.subject_id::uuid, e.ground, e.client_system, e.occasion,
        e.detail::jsonb, e.previous_hash, e.hash
      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
        $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
        AS e (sequence, at, event, reader_id, subject_id, ground, client_system,
          occasion, detail, previous_hash, hash)`,
    values: [
      rows.map(({ sequence }) => String(sequence)),
      rows.map(({ at }) => at.toISOString()),
      rows.map(({ event }) => event),
      rows.map(({ readerId }) => readerId),
      rows.map(({ subjectId }) => subjectId),
      rows.map(({ ground }) => ground),
      rows.map(({ clientSystem }) => clientSystem),
      rows.map(({ occasion }) => occasion),
      rows.map(({ detail }) => JSON.stringify(detail)),
      rows.map(({ previousHash }) => previousHash),
      rows.map(({ hash }) => hash),
    ],
  })
}

const textOr = (hash: unknown) => (typeof hash === 'string' ? hash : FIRST_HASH)
