import type { Failure } from '@mittkanta/problems'
import type { ArchiveView } from './archive-view.ts'
import type { Candidate } from './judge.ts'

/** Sent in refusals and counted as a security event. Never renamed, never reused. */
export const IDENTIFIER_IN_USE = 'identifier-in-use'

/** What the archive holds of identifiers that other registers use. */
interface OtherRegisters {
  /** Ids of documents of the delivery that other registers have stored. */
  readonly documentIds: ReadonlySet<string>
  readonly view: Pick<ArchiveView, 'isForeignCase' | 'temporaryPerson'>
}

/**
 * Identifiers of a delivery that another register uses: of documents, cases and
 * persons (9.12.3). They have to be refused, which reveals that they exist. So
 * one refusal serves all kinds, and a delivery that breaks any rule is refused
 * for that alone: asking about an identifier without storing something is no
 * use.
 */
export function foreignIdentifiers(
  candidates: readonly Candidate[],
  { documentIds, view }: OtherRegisters,
): readonly Failure[] {
  const isForeignPerson = (temporaryId = '') =>
    view.temporaryPerson(temporaryId)?.isInOtherRegisters === true

  return candidates.flatMap(({ document, position }) => {
    const { metadata, case: content } = document
    const fields = [
      ...(documentIds.has(metadata.documentId) ? ['metadata.documentId'] : []),
      ...(metadata.documentGroup === 'case-document' &&
      view.isForeignCase(metadata.caseId ?? '')
        ? ['metadata.caseId']
        : []),
      ...metadata.clients.flatMap(({ temporaryId }, index) =>
        isForeignPerson(temporaryId)
          ? [`metadata.clients[${index}].temporaryId`]
          : [],
      ),
      ...(content?.members ?? []).flatMap(({ client }, index) =>
        isForeignPerson(client.temporaryId)
          ? [`case.members[${index}].client.temporaryId`]
          : [],
      ),
    ]
    return fields.map((field) => ({
      field: `documents[${position}].${field}`,
      rule: IDENTIFIER_IN_USE,
      section: '9.12.3',
      message: 'The identifier cannot be used here.',
    }))
  })
}
