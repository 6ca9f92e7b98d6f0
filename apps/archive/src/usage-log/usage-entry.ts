import { createHash } from 'node:crypto'

/**
 * One use of the archive (13.3): who, whose record, on what ground, what, and
 * how it was decided. Persons are in it as their random ids; there is no field
 * for a name, a text or an identity code.
 */
export interface UsageEntry {
  readonly at: Date
  /**
   * A stable word: `sign-in`, `acting-begun`, `not-served` (a refusal to a
   * reader or of a record whose person has died), `sessions-ended` (by an
   * operator), `front-page`, `task-list`, `search`, `document`, `content`,
   * `display`, `visits`, `delivery`; of the will register `wills`,
   * `will-change`, `will-preview`, `controllers`, `will-delivery`,
   * `will-query`; of the disclosure log `disclosure-search`, `disclosure`,
   * `disclosures`; of the operator's commands `admin-verify-log`,
   * `admin-report-usage`, `admin-explain`, `admin-record-death`; `log-removed`
   * when old rows were; `log-continued` when an operator continued a log whose
   * end was gone.
   */
  readonly event: string
  /** Who read; null for deliveries. */
  readonly readerId: string | null
  /**
   * Whose record; null for deliveries and for a search of an unknown person.
   */
  readonly subjectId: string | null
  readonly ground: string | null
  /** Which client system delivered; null for reads. */
  readonly clientSystem: string | null
  /** The bff's id of the reading occasion, or the request's id. */
  readonly occasion: string
  /**
   * What was asked for and how it was decided. Texts only: a number has several
   * spellings, and two of them must not have one hash.
   */
  readonly detail: Readonly<Record<string, string | readonly string[]>>
}

/** One entry in its place in the chain. */
export interface ChainedEntry extends UsageEntry {
  /** 1 for the first row, without gaps. */
  readonly sequence: number
  /** Hash of the row before, `FIRST_HASH` for the first. */
  readonly previousHash: string
  readonly hash: string
}

/** What the first row follows. */
export const FIRST_HASH = '0'.repeat(64)

/**
 * JSON with the members of every object in the order of their names and without
 * spaces: one text for one value.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(
          Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : member,
  )
}

/** What a row's hash covers besides the hash before it. Times are UTC with microseconds. */
export interface HashedRow extends Omit<UsageEntry, 'at'> {
  readonly sequence: number
  readonly at: string
}

/** SHA-256(previous hash ‖ canonical JSON of the row), lower-case hexadecimal. */
export function rowHash(previousHash: string, row: HashedRow): string {
  const { sequence, at, event, readerId, subjectId, ground } = row
  const { clientSystem, occasion, detail } = row
  const json = canonicalJson({
    sequence,
    at,
    event,
    readerId,
    subjectId,
    ground,
    clientSystem,
    occasion,
    detail,
  })
  return createHash('sha256').update(previousHash).update(json).digest('hex')
}

/** Puts entries after the row whose sequence and hash are given. */
export function chain(
  after: { readonly sequence: number; readonly hash: string },
  entries: readonly UsageEntry[],
): readonly ChainedEntry[] {
  let { sequence, hash } = after
  return entries.map((entry) => {
    const previousHash = hash
    sequence += 1
    const at = entry.at.toISOString().replace('Z', '000Z')
    hash = rowHash(previousHash, { ...entry, sequence, at })
    return { ...entry, sequence, previousHash, hash }
  })
}
