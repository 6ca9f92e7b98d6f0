import {
  ExpressedBy,
  ProhibitionTarget,
  type DocumentRef,
  type ProhibitionTarget as Target,
} from '@mittkanta/contracts'
import type { Queryable, Row } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import { AGES, RECEIVERS } from '@mittkanta/will-policy'
import { z } from 'zod'
import { prepared } from '../reading/prepared.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'

/** The documents of the register (11.4): one of each kind for a person. */
export const KINDS = ['information', 'permission', 'prohibitions'] as const
export type Kind = (typeof KINDS)[number]

const expressed = {
  version: z.number().int().positive(),
  by: ExpressedBy,
  voice: z.enum(RECEIVERS),
  subjectAge: z.enum(AGES),
  expressedAt: z.date(),
  controllerId: z.string().nullable(),
  /** Whether nothing valid came before it: only then it can be annulled (11.4). */
  isFirst: z.boolean(),
}

/** What a version of the prohibitions holds. */
export const Prohibitions = z.strictObject({
  targets: z.array(ProhibitionTarget),
})

const RegisterRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('information'),
    ...expressed,
    content: z.strictObject({ edition: z.string() }),
  }),
  z.object({
    kind: z.literal('permission'),
    ...expressed,
    content: z.strictObject({ value: z.enum(['positive', 'negative']) }),
  }),
  z.object({
    kind: z.literal('prohibitions'),
    ...expressed,
    content: Prohibitions,
  }),
])
type RegisterRow = z.infer<typeof RegisterRow>

/** The current document of a kind. */
export type Standing<Of extends Kind> = Extract<RegisterRow, { kind: Of }>

/**
 * The current documents in one person's register; a kind is absent when there
 * is none.
 */
export type Register = { readonly [Of in Kind]?: Standing<Of> }

/** The version that a change is made on: 0 where there is no document. */
export const versionOf = (register: Register, kind: Kind): number =>
  register[kind]?.version ?? 0

/**
 * Makes changes of one person's register follow each other, until the
 * transaction ends. Searches wait as well, so that none answers by a will that
 * is just being changed.
 *
 * @throws {Problem} `not-found` for an unknown person
 */
export async function lockRegister(
  tx: Queryable,
  personId: string,
): Promise<void> {
  const rows = await tx.query({
    name: 'will-lock',
    text: 'SELECT person_id FROM person WHERE person_id = $1 FOR NO KEY UPDATE',
    values: [personId],
  })
  if (rows.length === 0) throw new Problem('not-found')
}

/** @param whose a condition on `person_id` */
const registers = (whose: string) => `
  SELECT newest.person_id, newest.kind, newest.version, newest.expressed_by AS "by",
    newest.voice, newest.subject_age AS "subjectAge",
    newest.expressed_at AS "expressedAt", newest.controller_id AS "controllerId",
    COALESCE(before.annulled, true) AS "isFirst", newest.content
  FROM (
    SELECT DISTINCT ON (person_id, kind) * FROM will
    WHERE ${whose}
    ORDER BY person_id, kind, version DESC
  ) newest
  LEFT JOIN will before ON before.person_id = newest.person_id
    AND before.kind = newest.kind AND before.version = newest.version - 1
  WHERE NOT newest.annulled`

/**
 * The current documents in the registers of some people.
 *
 * @throws {Error} when a row cannot be read: then nothing is answered by it
 */
export async function loadRegisters(
  queryable: Queryable,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Register>> {
  return byPerson(
    await queryable.query({
      name: 'will-registers',
      text: registers('person_id = ANY ($1::uuid[])'),
      values: [personIds],
    }),
  )
}

function byPerson(rows: readonly Row[]): ReadonlyMap<string, Register> {
  const found = new Map<string, Register>()
  for (const row of rows) {
    const personId = String(row.person_id)
    const document = RegisterRow.parse(row)
    found.set(personId, {
      ...found.get(personId),
      [document.kind]: document,
    })
  }
  return found
}

const registerStatement = prepared<'subject'>(
  'will-register',
  (of) => `
  SELECT standing.*, ${askedFor(of)}
  FROM (${registers(`person_id = ${of('subject')}::uuid`)}) standing`,
)

/**
 * The current documents in one person's register. Not as a list of one: only a
 * single id says which partition holds it.
 *
 * @throws {Error} as above, and when the answer is for another
 */
export async function loadRegister(
  queryable: Queryable,
  personId: string,
): Promise<Register> {
  const whose = { subject: personId }
  const rows = await recordRows(queryable, whose, registerStatement(whose))
  return byPerson(rows).get(personId) ?? {}
}

/** The refs at which prohibitions point. */
export const refsOf = (targets: readonly Target[]): DocumentRef[] =>
  targets.flatMap((target) => (target.kind === 'document' ? target.ref : []))

/** One text for one target. */
export function targetKey(target: Target): string {
  switch (target.kind) {
    case 'controller':
      return `controller ${target.controllerId}`
    case 'service-task':
      return `service-task ${target.task}`
    case 'document':
      return `document ${target.ref}`
  }
}

/** Each target once, in the order of its first occurrence. */
export const withoutRepetition = (targets: readonly Target[]): Target[] => [
  ...new Map(targets.map((target) => [targetKey(target), target])).values(),
]
