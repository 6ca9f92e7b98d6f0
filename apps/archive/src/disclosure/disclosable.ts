import { helsinkiDate, type PlainDate } from '@mittkanta/calendar'
import type { Queryable, Row } from '@mittkanta/database'
import {
  activeUseFloor,
  PRE_RESTRICTED_SETS,
} from '@mittkanta/visibility-policy'
import * as read from '../db/values.ts'
import { isNewest } from '../reading/conditions.ts'
import { prepared } from '../reading/prepared.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'
import { originalController } from '../wills/prohibited.ts'

/**
 * Shelter services are not disclosed (11.4.2); neither is a document whose set
 * is unknown. The other sets of Tabell 5.2.1 are kept out of MittKanta, not
 * from controllers.
 */
const SETS = PRE_RESTRICTED_SETS.filter(
  (set) => set !== 'shelter' && set !== 'unknown',
)

/** Old documents and those of the first phase are not disclosed (11.4.2); cases and client relations never are. */
const GROUPS = ['phase-2-plus-client-document', 'journal-entry']

/**
 * A document that may be disclosed as far as it goes itself, with the service
 * task of its case.
 */
export interface Disclosable {
  readonly ref: string
  readonly task: string
  readonly firstDocumentId: string
  readonly documentId: string
  readonly documentType: string
  readonly controllerId: string
  readonly controllerName: string
  readonly originalControllerId: string
  readonly drawnUpOn: PlainDate
  readonly clientCount: number
}

type Names = 'subject' | 'controllerId' | 'groups' | 'sets' | 'closedSince'

const disclosableStatement = prepared<Names>(
  'disclosable-documents',
  (of) => `
  SELECT r.ref, r.task, r.first_document_id, r.document_id, r.document_type,
    r.controller_id, r.controller_name, r.drawn_up_on, r.client_count,
    ${originalController('r')} AS original_controller_id,
    ${askedFor(of)}
  FROM reading r
  WHERE r.person_id = ${of('subject')}::uuid
    AND r.controller_id <> ${of('controllerId')}
    AND r.own_task
    AND NOT r.annulled
    AND ${isNewest('r')}
    AND r.document_group = ANY (${of('groups')}::text[])
    AND r.type_set = ANY (${of('sets')}::text[])
    AND r.service_sets <@ ${of('sets')}::text[]
    AND r.client_count >= 1
    AND (r.cases_closed_on IS NULL
      OR r.cases_closed_on >= ${of('closedSince')}::date)
  ORDER BY r.drawn_up_on DESC, r.document_id`,
)

const disclosable = (row: Row): Disclosable | undefined =>
  read.complete({
    ref: read.text(row.ref),
    task: read.text(row.task),
    firstDocumentId: read.text(row.first_document_id),
    documentId: read.text(row.document_id),
    documentType: read.text(row.document_type),
    controllerId: read.text(row.controller_id),
    controllerName: read.text(row.controller_name),
    originalControllerId: read.text(row.original_controller_id),
    drawnUpOn: read.day(row.drawn_up_on),
    clientCount:
      typeof row.client_count === 'number' ? row.client_count : undefined,
  })

export interface Asked {
  readonly personId: string
  /** Whose own register is not searched. */
  readonly controllerId: string
  readonly now: Date
  readonly activeUseYears: number
}

/**
 * A person's documents in other controllers' registers that a simple search may
 * give (11.4.2, Tabell 11.4.4), before anybody's will is asked. After their
 * active use documents answer no search (11.3.1). A row that cannot be read is
 * left out.
 */
export async function disclosableDocuments(
  tx: Queryable,
  { personId, controllerId, now, activeUseYears }: Asked,
): Promise<readonly Disclosable[]> {
  const asked = {
    subject: personId,
    controllerId,
    groups: GROUPS,
    sets: SETS,
    closedSince: activeUseFloor(helsinkiDate(now), activeUseYears),
  }
  const rows = await recordRows(tx, asked, disclosableStatement(asked))
  return rows.flatMap((row) => disclosable(row) ?? [])
}
