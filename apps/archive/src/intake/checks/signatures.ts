import { documentType, identificationMethod } from '@mittkanta/code-sets'
import { isBlank } from '@mittkanta/contracts'
import {
  at,
  readyClientDocument,
  whenReady,
  type Check,
  type Subject,
} from './check.ts'

/** How many professionals and private persons signed electronically. */
function signatories({ metadata: { signatures = [] } }: Subject) {
  const kinds = signatures.map(
    ({ identificationMethod: method }) =>
      identificationMethod(method ?? '')?.usedBy,
  )
  return {
    professionals: kinds.filter((kind) => kind === 'professional').length,
    privatePersons: kinds.filter((kind) => kind === 'private-person').length,
  }
}

/** Lists of Tabell 9.10.1 and 9.10.2 that include a document's type. */
function lists({ metadata }: Subject) {
  const type = documentType(metadata.documentType ?? '')
  return {
    professional: type?.professionalSignature === true,
    client: type?.clientSignature === true,
  }
}

/** Documents of archive phase 2 and later: older ones were signed on paper (9.10). */
const isOfPhase2 = (subject: Subject) =>
  readyClientDocument(subject) &&
  ['phase-2-plus-client-document', 'journal-entry'].includes(
    subject.metadata.documentGroup,
  )

/**
 * Electronic signatures (9.10). A system signature is nowhere in the metadata
 * (11.2).
 */
export const signatureChecks: readonly Check[] = [
  {
    id: 'signature-complete',
    says: 'A signature tells name, identification method and time of the signatory, and either a registration number (of a professional) or an identity code.',
    section: '11.2',
    applies: whenReady,
    findings: ({ metadata: { signatures = [] } }) =>
      signatures.flatMap((signature, index) => {
        const { personId, registrationNumber } = signature
        const isPrivate =
          identificationMethod(signature.identificationMethod ?? '')?.usedBy ===
          'private-person'
        return at(
          `metadata.signatures[${index}]`,
          isBlank(signature.firstName ?? '') ||
            isBlank(signature.lastName ?? '') ||
            signature.identificationMethod === undefined ||
            signature.signedAt === undefined ||
            (personId === undefined) === (registrationNumber === undefined) ||
            (isPrivate && registrationNumber !== undefined),
        )
      }),
  },
  {
    id: 'professional-signature',
    says: 'Decisions, statements and the other documents of Tabell 9.10.1 are signed electronically by one professional.',
    section: '9.10.1',
    applies: (subject) =>
      isOfPhase2(subject) &&
      lists(subject).professional &&
      !lists(subject).client,
    findings: (subject) =>
      at('metadata.signatures', signatories(subject).professionals !== 1),
  },
  {
    id: 'one-professional-signs',
    says: 'Not more than one professional signs a document.',
    section: '9.10.1',
    applies: readyClientDocument,
    findings: (subject) =>
      at('metadata.signatures', signatories(subject).professionals > 1),
  },
  {
    id: 'signatures-not-mixed',
    says: 'What a professional and a private person both sign is signed by both electronically, or by both by hand.',
    section: '9.10.1',
    applies: (subject) =>
      isOfPhase2(subject) &&
      lists(subject).professional &&
      lists(subject).client,
    findings: (subject) => {
      const { professionals, privatePersons } = signatories(subject)
      return at('metadata.signatures', professionals > 0 !== privatePersons > 0)
    },
  },
]
