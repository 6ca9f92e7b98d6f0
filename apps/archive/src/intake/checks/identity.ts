import type { ClientEntry } from '@mittkanta/contracts'
import { IdentityCode } from '@mittkanta/identity-code'
import { birthDateOf } from './ages.ts'
import { at, everyDocument, type Check, type Subject } from './check.ts'
import { valuesAt } from './values-at.ts'

interface Entry extends ClientEntry {
  readonly field: string
}

const entries = ({ metadata, document }: Subject): readonly Entry[] => [
  ...metadata.clients.map((entry, index) => ({
    ...entry,
    field: `metadata.clients[${index}]`,
  })),
  ...(document.case?.members ?? []).map(({ client }, index) => ({
    ...client,
    field: `case.members[${index}].client`,
  })),
]

const codes = ({ document }: Subject) =>
  [
    'metadata.clients[].identityCode',
    'case.members[].client.identityCode',
    'metadata.signatures[].personId',
  ]
    .flatMap((path) => valuesAt(document, path))
    .map(({ field, value }) => ({
      field,
      code: IdentityCode.parse(typeof value === 'string' ? value : ''),
    }))

/**
 * A temporary code becomes an official one once, first in the client relation
 * document: its new version gives both (9.11).
 */
export function identityChange({
  metadata,
  previous,
  view,
}: Subject): { temporaryId: string; identityCode: string } | undefined {
  const [{ identityCode, temporaryId } = {}] = metadata.clients
  const isChange =
    metadata.documentGroup === 'client-relation-document' &&
    identityCode !== undefined &&
    temporaryId !== undefined &&
    previous !== undefined &&
    view.temporaryPerson(temporaryId)?.isReplaced !== true &&
    previous.clients
      .map((client) => view.same(client))
      .includes(view.personOf({ temporaryId }))
  return isChange ? { temporaryId, identityCode } : undefined
}

/** Who the clients are (9.11; 9.12.3, "Granskning av uppgifter om en klient"). */
export const identityChecks: readonly Check[] = [
  {
    id: 'one-identifier',
    says: 'A client is given by a personal identity code or, lacking one, by a temporary OID. Both stand only in the new version of a client relation document that changes the one into the other.',
    section: '9.11',
    applies: everyDocument,
    findings: (subject) =>
      entries(subject).flatMap(({ field, identityCode, temporaryId }) => {
        const isOne =
          (identityCode === undefined) !== (temporaryId === undefined)
        const isChange =
          identityCode !== undefined && identityChange(subject) !== undefined
        return at(field, !isOne && !isChange)
      }),
  },
  {
    id: 'identity-code-form',
    says: 'A personal identity code has the official form and check character, in upper case.',
    section: '9.12.3',
    applies: everyDocument,
    findings: (subject) =>
      codes(subject)
        .filter(({ code }) => code === undefined)
        .map(({ field }) => ({ field })),
  },
  {
    id: 'identity-code-artificial',
    says: 'Test identity codes, with individual numbers 900–999, belong to nobody and are not stored here.',
    section: '9.12.3',
    applies: ({ settings }) => !settings.artificialIdentityCodes,
    findings: (subject) =>
      codes(subject)
        .filter(({ code }) => code?.isArtificial === true)
        .map(({ field }) => ({ field })),
  },
  {
    id: 'birth-date-matches',
    says: 'The date of birth is the one that the personal identity code tells.',
    section: '9.12.3',
    applies: everyDocument,
    findings: (subject) =>
      entries(subject).flatMap(({ field, identityCode, birthDate }) => {
        const told = IdentityCode.parse(identityCode ?? '')?.birthDate
        return at(
          `${field}.birthDate`,
          told !== undefined && birthDate !== undefined && told !== birthDate,
        )
      }),
  },
  {
    id: 'birth-not-after-storing',
    says: 'The day of birth, by the identity code or the date of birth, is not after the day of storing.',
    section: '9.12.3',
    applies: everyDocument,
    findings: (subject) => [
      ...entries(subject).flatMap(({ field, ...entry }) =>
        at(field, (birthDateOf(entry) ?? '') > subject.today),
      ),
      ...codes(subject)
        .filter(
          ({ field, code }) =>
            field.startsWith('metadata.signatures') &&
            code !== undefined &&
            code.birthDate > subject.today,
        )
        .map(({ field }) => ({ field })),
    ],
  },
  {
    id: 'temporary-id-replaced',
    says: 'Nothing is stored with a temporary identification code after it was changed into an official one.',
    section: '9.11',
    applies: everyDocument,
    findings: (subject) =>
      entries(subject).flatMap(({ field, temporaryId = '' }) => {
        const known = subject.view.temporaryPerson(temporaryId)
        // Another register's code is refused as any identifier in use elsewhere is.
        return at(
          `${field}.temporaryId`,
          known?.isReplaced === true && !known.isInOtherRegisters,
        )
      }),
  },
  {
    id: 'identity-change-once',
    says: 'One temporary identification code of a register is changed into an official code, and no second one.',
    section: '9.11',
    applies: everyDocument,
    findings: (subject) => {
      const change = identityChange(subject)
      return at(
        'metadata.clients[0]',
        change !== undefined &&
          subject.view.hadTemporaryId(change.identityCode),
      )
    },
  },
  {
    id: 'clients-distinct',
    says: 'Nobody is named twice as client of one document.',
    section: '9.12.3',
    applies: everyDocument,
    findings: ({ clients }) =>
      at('metadata.clients', new Set(clients).size !== clients.length),
  },
]
