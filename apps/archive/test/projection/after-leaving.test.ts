import { Metadata } from '@mittkanta/contracts'
import { describe, expect, it } from 'vitest'
import { changedSinceLeaving } from '../../src/projection/after-leaving.ts'
import type { ArchivedDocument } from '../../src/stored/archived-document.ts'
import type { Lineage } from '../../src/stored/lineage.ts'

const first = {
  documentId: 'first',
  group: 'phase-2-plus-client-document',
  isAnnulled: false,
  caseId: 'own',
  archivedAt: new Date('2024-02-02T10:00:00Z'),
  clients: ['leaver', 'other'],
  contentHashes: ['a'],
  metadata: {
    version: 1,
    createdAt: '2024-02-01',
    documentType: 'other-document-received',
    description: 'Tingsrättens dom',
    storedByLastName: 'Lind',
    serviceTasks: ['elderly-services'],
  },
} as unknown as ArchivedDocument

type Change = Partial<Omit<ArchivedDocument, 'metadata'>> & {
  readonly metadata?: object
}

const version = (day: string, change: Change = {}): ArchivedDocument => ({
  ...first,
  documentId: day,
  archivedAt: new Date(`${day}T10:00:00Z`),
  ...change,
  metadata: { ...first.metadata, ...change.metadata },
})

const left = (leftAt?: string) => [
  {
    personId: 'leaver',
    joinedAt: '2023-01-01',
    ...(leftAt !== undefined && { leftAt }),
  },
  { personId: 'other', joinedAt: '2023-01-01' },
]

const since = (
  members: Parameters<typeof changedSinceLeaving>[2],
  ...versions: Lineage
) => changedSinceLeaving(versions, 'leaver', members)

describe('what a document became after a member left its case (8.3.3)', () => {
  const LEFT = '2024-02-10T16:00:00+02:00'

  it('is nothing to who is still in it', () => {
    const changed = version('2024-02-20', { contentHashes: ['b'] })
    expect(since(left(), first, changed)).toBe('no')
    const back = [...left(LEFT), { personId: 'leaver', joinedAt: '2024-02-15' }]
    expect(since(back, first, changed)).toBe('no')
  })

  it('is nothing when it was stored before they left', () => {
    const changed = version('2024-02-10', { contentHashes: ['b'] })
    expect(since(left(LEFT), first, changed)).toBe('no')
  })

  it('is another content, also of several versions, unless it is again what it was', () => {
    const changed = version('2024-02-20', { contentHashes: ['b'] })
    expect(since(left(LEFT), first, changed)).toBe('yes')
    expect(since(left(LEFT), first, changed, version('2024-02-21'))).toBe('no')
    expect(
      since(
        left(LEFT),
        first,
        version('2024-02-09', { contentHashes: ['b'] }),
        changed,
      ),
    ).toBe('no')
  })

  it('is a correction, whatever it says', () => {
    const corrected = version('2024-02-20', {
      metadata: { correctionReason: 'obvious-writing-error' },
    })
    expect(since(left(LEFT), first, corrected)).toBe('yes')
    expect(since(left(LEFT), first, corrected, version('2024-02-21'))).toBe(
      'yes',
    )
  })

  it('is nothing when a correction of before is only repeated', () => {
    const metadata = { correctionReason: 'obvious-writing-error' }
    const corrected = version('2024-02-05', { metadata })
    expect(
      since(left(LEFT), first, corrected, version('2024-02-20', { metadata })),
    ).toBe('no')
  })

  it('counts a bare day of leaving from its first moment', () => {
    const sameDay = version('2024-02-10', { contentHashes: ['b'] })
    expect(since(left('2024-02-10'), first, sameDay)).toBe('yes')
    expect(since(left('2024-02-11'), first, sameDay)).toBe('no')
  })

  it('is not the first version itself when it was drawn up while they were in it and stored later', () => {
    const late = version('2024-02-20')
    expect(since(left(LEFT), late)).toBe('no')
    expect(
      since(left(LEFT), late, version('2024-02-21', { contentHashes: ['b'] })),
    ).toBe('yes')
    const drawnUpLater = version('2024-02-20', {
      metadata: { createdAt: '2024-02-15' },
    })
    expect(since(left(LEFT), drawnUpLater)).toBe('yes')
    const undated = version('2024-02-20', { metadata: { createdAt: 'soon' } })
    expect(since(left(LEFT), undated)).toBe('unknown')
  })

  it('is unknown for a person whom the case does not name', () => {
    expect(since([], first)).toBe('unknown')
    expect(since(left().slice(1), first)).toBe('unknown')
  })

  /** Fields that no page and no list shows, or that are marks. */
  const NOT_SHOWN: readonly string[] = [
    'documentId',
    'version',
    'replacesDocumentId',
    'status',
    'clients',
    'specialContent',
    'showFrom',
    'restrictionReasons',
    'reasonText',
    'guardianDisclosure',
    'prohibitionRefusalReasons',
    'documentGroup',
    'generalDocumentType',
    'parentDocumentId',
    'caseId',
    'controllerId',
    'originalControllerId',
    'originalControllerName',
    'serviceOrganiserId',
    'serviceOrganiserName',
    'serviceProducerId',
    'serviceProducerName',
    'subcontractorId',
    'subcontractorName',
    'serviceUnitId',
    'serviceUnitName',
    'serviceProcess',
    'receivedAt',
    'arrivalMethod',
    'senderOrAgent',
    'retention',
    'schemaVersion',
    // Shown of a correction, which counts as a whole; of the first version the day.
    'storedByFirstName',
    'storedByLastName',
    'createdAt',
  ]
  const VALUES: Record<string, unknown> = {
    linkedCaseIds: ['b'],
    serviceTasks: ['child-protection'],
    socialServices: ['home-care'],
    signatures: [{ lastName: 'Lind' }],
  }

  it.each(Object.keys(Metadata.shape))(
    'is any of the metadata that are shown, and no other: %s',
    (field) => {
      const changed = version('2024-02-20', {
        metadata: { [field]: VALUES[field] ?? 'something else' },
      })
      expect(since(left(LEFT), first, changed)).toBe(
        NOT_SHOWN.includes(field) ? 'no' : 'yes',
      )
    },
  )
})
