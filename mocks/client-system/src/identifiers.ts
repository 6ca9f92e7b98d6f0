import { toPlainDate } from '@mittkanta/calendar'
import { artificialCode, type IdentityCode } from '@mittkanta/identity-code'
import type { Person } from './schema/people.ts'

/*
 * Object identifiers of the demo. Finland's arc 1.2.246, organisations below
 * .10; below each organisation .10 is itself and its units, .11 its documents
 * and .12 its cases. The numbers are invented and follow from the place of each
 * part in its scenario, so that loading twice sends the same identifiers.
 */

const ORGANISATIONS = '1.2.246.10'

/** Arc below `.11.<scenario>` for each kind of document. */
const KINDS = {
  'client-relation': 1,
  case: 2,
  document: 3,
  refused: 4,
} as const

/** OID of an organisation (unit 0) or of one of its service units. */
export const unitOid = (organisation: string, unit = 0): string =>
  `${ORGANISATIONS}.${organisation}.10.${unit}`

/**
 * OID of one version of a document.
 *
 * @param place from 1, in the order of the scenario; attachments add their own
 */
export const documentOid = (
  organisation: string,
  arc: string,
  kind: keyof typeof KINDS,
  place: readonly number[],
  version: number,
): string =>
  [ORGANISATIONS, organisation, 11, arc, KINDS[kind], ...place, version].join(
    '.',
  )

/** OID of a case. */
export const caseOid = (
  organisation: string,
  arc: string,
  place: number,
): string => `${ORGANISATIONS}.${organisation}.12.${arc}.${place}`

/** OID of a client relation (9.4), which stays over the versions of its document. */
export const clientRelationOid = (
  organisation: string,
  arc: string,
  place: number,
): string => `${ORGANISATIONS}.${organisation}.13.${arc}.${place}`

/** The artificial identity code of a person in a story. */
export const identityCodeOf = (person: Person): IdentityCode =>
  artificialCode(toPlainDate(person.birthDate), person.individualNumber)
