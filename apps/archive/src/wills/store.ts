import type { ExpressedBy } from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import type { Age, Receiver } from '@mittkanta/will-policy'
import { fingerprint } from '../stored/fingerprint.ts'
import type { Kind } from './register.ts'

/** Who gives a command, for the repetition of it. */
export interface Given {
  readonly commandId: string
  /** Everything that makes it this command, and who gave it. */
  readonly whole: unknown
}

/** A new version on its way into the register. */
export interface NewVersion {
  readonly personId: string
  readonly kind: Kind
  /** Null annuls. */
  readonly content: object | null
  readonly by: ExpressedBy
  readonly voice: Receiver
  readonly subjectAge: Age
  readonly expressedAt: Date
  readonly controllerId: string | null
  /** Who expressed it in the portal; null for what a provider recorded. */
  readonly expressedById: string | null
}

/**
 * Whether a command was carried out before.
 *
 * @throws {Problem} `conflict` when its id stands for another command
 */
export async function isRepeated(
  tx: Queryable,
  personId: string,
  { commandId, whole }: Given,
): Promise<boolean> {
  const [row] = await tx.query({
    name: 'will-command',
    text: 'SELECT fingerprint FROM will WHERE person_id = $1 AND command_id = $2',
    values: [personId, commandId],
  })
  if (row && row.fingerprint !== fingerprint(whole)) {
    throw new Problem('conflict')
  }
  return row !== undefined
}

/** Appends a version to the document of its kind; gives its number. */
export async function append(
  tx: Queryable,
  { personId, kind, content, ...about }: NewVersion,
  { commandId, whole }: Given,
): Promise<number> {
  const [row] = await tx.query({
    name: 'will-append',
    text: `
      INSERT INTO will (person_id, kind, version, annulled, content, expressed_by,
        voice, subject_age, expressed_at, controller_id, command_id, fingerprint,
        expressed_by_id)
      SELECT $1, $2, COALESCE(max(version), 0) + 1, $3::jsonb IS NULL, $3::jsonb,
        $4, $5, $6, $7, $8, $9, $10, $11
      FROM will WHERE person_id = $1 AND kind = $2
      RETURNING version`,
    values: [
      personId,
      kind,
      content && JSON.stringify(content),
      about.by,
      about.voice,
      about.subjectAge,
      about.expressedAt,
      about.controllerId,
      commandId,
      fingerprint(whole),
      about.expressedById,
    ],
  })
  return Number(row?.version)
}
