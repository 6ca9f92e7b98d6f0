import { ageOn, type PlainDate } from '@mittkanta/calendar'
import { DocumentRef, type PersonId } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import type { Occasion } from '@mittkanta/visibility-policy'
import { day } from '../db/values.ts'
import { openDocument, type Opened } from '../reading/document.ts'
import { scopeOf, type PolicySettings } from '../reading/occasion.ts'

/** A question: would this reader be shown this document? */
export interface Question {
  /** The document's own id, or its ref in the subject's record. */
  readonly document: string
  readonly reader: PersonId
  readonly subject: PersonId
  readonly ground: Occasion['ground']
  /** The day in Helsinki on which it would be read. */
  readonly on: PlainDate
}

/** What the archive holds by the id that was asked for. */
interface Asked {
  readonly documentId: string
  readonly group: string
  /** Whether a newer version has replaced it. */
  readonly isSuperseded: boolean
}

export interface Explanation extends Pick<Opened, 'decision'> {
  readonly occasion: Occasion
  /** The document's ref in the record; absent when the record holds none. */
  readonly ref: string | undefined
  /** Absent when the archive knows no such document, or was asked by ref. */
  readonly asked: Asked | undefined
}

const NO_REF = 'A'.repeat(22)

/**
 * Why a document is shown to a reader, or is not: by what the reading path
 * itself does, on the same facts, without a second decision. The facts are
 * those of now; the day decides delays, active use and who is of age.
 */
export async function explain(
  database: Database,
  { document, reader, subject, ground, on }: Question,
  { phase, activeUseYears }: PolicySettings,
): Promise<Explanation> {
  const asked = await askedFor(database, document)
  const ref = asked
    ? await refIn(database, subject, asked.documentId)
    : DocumentRef.safeParse(document).data
  const subjectAge = await ageIn(database, subject, on)
  const occasion: Occasion = {
    today: on,
    phase,
    ground,
    subjectAge,
    activeUseYears,
  }
  const caller = {
    readerId: reader,
    subjectId: subject,
    ground,
    subjectAge,
    occasion: 'explain',
  }
  const { decision } = await openDocument(
    database,
    scopeOf(caller, occasion),
    occasion,
    () => undefined,
    ref ?? NO_REF,
  )
  return { occasion, decision, asked, ref }
}

async function askedFor(
  database: Database,
  documentId: string,
): Promise<Asked | undefined> {
  const [row] = await database.query({
    text: `SELECT d.document_group,
             EXISTS (SELECT FROM document_version newer
               WHERE newer.first_document_id = d.first_document_id
                 AND newer.version > d.version) AS is_superseded
           FROM document_version d WHERE d.document_id = $1`,
    values: [documentId],
  })
  return (
    row && {
      documentId,
      group: String(row.document_group),
      isSuperseded: row.is_superseded === true,
    }
  )
}

/** What a record calls a document, whichever of its versions was named. */
async function refIn(
  database: Database,
  subject: string,
  documentId: string,
): Promise<string | undefined> {
  const [row] = await database.query({
    text: `SELECT r.ref FROM document_version d
           JOIN (SELECT person_id, first_document_id, ref FROM reading
             UNION SELECT person_id, first_document_id, ref FROM reading_attachment) r
             USING (first_document_id)
           WHERE d.document_id = $1 AND r.person_id = $2 LIMIT 1`,
    values: [documentId, subject],
  })
  return row && String(row.ref)
}

async function ageIn(
  database: Database,
  subject: string,
  on: PlainDate,
): Promise<Occasion['subjectAge']> {
  const [row] = await database.query({
    text: 'SELECT birth_date FROM person WHERE person_id = $1',
    values: [subject],
  })
  const born = day(row?.birth_date)
  if (born === undefined) return 'unknown'
  return ageOn(born, on) < 18 ? 'minor' : 'adult'
}
