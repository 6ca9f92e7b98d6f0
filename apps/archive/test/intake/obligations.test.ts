import { codeIds } from '@mittkanta/code-sets'
import { toPlainDate } from '@mittkanta/calendar'
import {
  ContentHash,
  Metadata,
  type DeliveredDocument,
} from '@mittkanta/contracts'
import { artificialCode } from '@mittkanta/identity-code'
import { describe, expect, it } from 'vitest'
import { ArchiveView } from '../../src/intake/archive-view.ts'
import { mandatoryChecks } from '../../src/intake/checks/mandatory.ts'
import {
  OBLIGATION_GROUPS,
  obligations,
} from '../../src/intake/checks/obligations.ts'
import { judge } from '../../src/intake/judge.ts'
import {
  altered,
  caseDocument,
  clientDocument,
  clientRelation,
  journalEntry,
  oldDocument,
  phase1Document,
} from '../support/documents.ts'

const AINO = artificialCode(toPlainDate('1942-05-17'), 901)
const relation = clientRelation(AINO)
const ofCase = caseDocument([AINO], [relation])
const contents = [
  { hash: ContentHash.parse('0'.repeat(64)), type: 'application/pdf' as const },
]

/** A document of each group that lacks nothing and has nothing too much. */
const complete: Readonly<
  Record<(typeof OBLIGATION_GROUPS)[number], DeliveredDocument>
> = {
  'client-relation-document': relation,
  'case-document': ofCase,
  'old-client-document': oldDocument(ofCase, contents),
  'phase-1-client-document': phase1Document(ofCase, contents),
  'phase-2-plus-client-document': clientDocument(ofCase, contents),
  'journal-entry': journalEntry(ofCase, contents),
}

/** A value that every field may have, for what must not be given. */
const ANY = [{}]

const partOf = (document: DeliveredDocument, field: string) => {
  const [name = '', member] = field.split('.')
  const record = document as unknown as Record<string, unknown>
  return member === undefined
    ? { record, name }
    : { record: record[name] as Record<string, unknown>, name: member }
}

/** Rule, field and section of everything that the obligations find. */
const failures = (document: DeliveredDocument) =>
  judge(
    [{ document, position: 0 }],
    new ArchiveView({
      documents: [],
      persons: [],
      contents: [],
      foreignCaseIds: [],
    }),
    {
      checks: mandatoryChecks,
      settings: {
        phase: '1',
        artificialIdentityCodes: true,
        shelterUnits: [],
      },
      archivedAt: new Date('2024-03-01T12:00:00+02:00'),
    },
  ).map(({ rule, field, section }) => [
    rule,
    field.replace('documents[0].', ''),
    section,
  ])

/** What makes a `C` mandatory that the complete document does not have. */
const conditional: readonly {
  readonly field: string
  readonly of: DeliveredDocument
  readonly when: (document: DeliveredDocument) => void
}[] = [
  {
    field: 'metadata.replacesDocumentId',
    of: complete['journal-entry'],
    when: ({ metadata }) => {
      metadata.version = 2
    },
  },
  {
    field: 'metadata.serviceProducerId',
    of: altered(complete['old-client-document'], ({ metadata }) => {
      metadata.serviceUnitName = 'Skyddshemmet'
      delete metadata.serviceProducerId
    }),
    when: ({ metadata }) => {
      metadata.socialServices = ['shelter-service']
    },
  },
  {
    field: 'metadata.subcontractorName',
    of: complete['phase-1-client-document'],
    when: ({ metadata }) => {
      metadata.subcontractorId = '1.2.246.10.300'
    },
  },
  {
    field: 'metadata.serviceUnitId',
    of: altered(complete['old-client-document'], ({ metadata }) => {
      metadata.serviceUnitName = 'Skyddshemmet'
      delete metadata.serviceUnitId
    }),
    when: ({ metadata }) => {
      metadata.socialServices = ['shelter-service']
    },
  },
  {
    field: 'metadata.storedByLastName',
    of: altered(complete['old-client-document'], ({ metadata }) => {
      metadata.description = 'Socialarbetare'
      delete metadata.storedByLastName
    }),
    when: ({ metadata }) => {
      metadata.correctionReason = 'obvious-writing-error'
    },
  },
  {
    field: 'metadata.socialServices',
    of: complete['phase-2-plus-client-document'],
    when: ({ metadata }) => {
      metadata.serviceProcess = 'delivery-of-service'
    },
  },
  {
    field: 'metadata.description',
    of: complete['phase-2-plus-client-document'],
    when: ({ metadata }) => {
      metadata.documentType = 'other-document-received'
    },
  },
  {
    field: 'metadata.parentDocumentId',
    of: altered(complete['phase-2-plus-client-document'], ({ metadata }) => {
      metadata.description = 'Hyreskvitto'
    }),
    when: ({ metadata }) => {
      metadata.documentType = 'attachment'
    },
  },
  {
    field: 'metadata.senderOrAgent',
    of: complete['phase-2-plus-client-document'],
    when: ({ metadata }) => {
      metadata.receivedAt = '2024-02-01'
      metadata.arrivalMethod = 'post'
    },
  },
  {
    field: 'metadata.schemaVersion',
    of: complete['phase-2-plus-client-document'],
    when: (document) => {
      document.contents?.push({
        hash: ContentHash.parse('1'.repeat(64)),
        type: 'application/json',
      })
    },
  },
  ...(
    [
      ['showFrom', '2024-06-01'],
      ['specialContent', true],
      ['guardianDisclosure', 'withheld-own-initiative'],
    ] as const
  ).map(([mark, value]) => ({
    field: 'metadata.restrictionReasons',
    of: complete['phase-2-plus-client-document'],
    when: ({ metadata }: DeliveredDocument) => {
      Object.assign(metadata, { [mark]: value })
    },
  })),
  {
    field: 'metadata.reasonText',
    of: complete['journal-entry'],
    when: ({ metadata }) => {
      metadata.guardianDisclosure = 'withheld-child-prohibits'
    },
  },
  {
    field: 'metadata.prohibitionRefusalReasons',
    of: altered(complete['journal-entry'], ({ metadata }) => {
      metadata.reasonText = 'Barnet berättade inte varför.'
    }),
    when: ({ metadata }) => {
      metadata.guardianDisclosure = 'disclosed-despite-prohibition'
    },
  },
  {
    field: 'metadata.guardianDisclosure',
    of: altered(complete['journal-entry'], ({ metadata }) => {
      delete metadata.guardianDisclosure
    }),
    when: ({ metadata }) => {
      // 18 on the day after the day of storing.
      metadata.clients = [
        {
          identityCode: artificialCode(toPlainDate('2006-03-02'), 901).reveal(),
        },
      ]
    },
  },
  {
    field: 'case.caseNameText',
    of: complete['case-document'],
    when: ({ case: content }) => {
      if (content) content.caseName = 'other-case'
    },
  },
  {
    field: 'case.closedAt',
    of: complete['case-document'],
    when: ({ case: content }) => {
      if (content) content.caseStatus = 'closed'
    },
  },
  {
    field: 'case.members',
    of: altered(complete['case-document'], ({ case: content }) => {
      delete content?.members
    }),
    when: ({ metadata }) => {
      metadata.clients.push({ temporaryId: '1.2.246.777.9' })
    },
  },
]

describe('the obligations', () => {
  it('have a column for every document group', () => {
    expect([...OBLIGATION_GROUPS].sort()).toEqual(
      [...codeIds('documentGroups')].sort(),
    )
  })

  it('name every metadata field of the contract, each once', () => {
    const fields = obligations
      .map(({ field }) => field)
      .filter((field) => field.startsWith('metadata.'))
      .map((field) => field.replace('metadata.', ''))
    expect([...fields].sort()).toEqual(Object.keys(Metadata.shape).sort())
  })

  it.each(OBLIGATION_GROUPS)('are kept by a complete %s', (group) => {
    expect(failures(complete[group])).toEqual([])
  })

  const cells = OBLIGATION_GROUPS.flatMap((group) =>
    obligations.map(({ field, section, signs }) => ({
      group,
      field,
      section,
      sign: signs[group],
    })),
  )
  const bySchema = ['documentId', 'version', 'status', 'documentGroup']

  it.each(
    cells.filter(
      ({ sign, field }) =>
        sign === 'M' && !bySchema.some((name) => field.endsWith(`.${name}`)),
    ),
  )('ask a $group for $field', ({ group, field, section }) => {
    const document = altered(complete[group], (copy) => {
      const { record, name } = partOf(copy, field)
      record[name] = Array.isArray(record[name]) ? [] : undefined
    })
    expect(failures(document)).toContainEqual([
      'mandatory-field',
      field,
      section,
    ])
  })

  it.each(
    cells.filter(
      ({ sign, field }) => sign === '–' && !field.startsWith('case.'),
    ),
  )('allow a $group no $field', ({ group, field, section }) => {
    const document = altered(complete[group], (copy) => {
      const { record, name } = partOf(copy, field)
      record[name] = ANY
    })
    expect(failures(document)).toContainEqual([
      'superfluous-field',
      field,
      section,
    ])
  })

  it.each(conditional)(
    'ask for $field when its condition holds, and not otherwise',
    ({ field, of, when }) => {
      const told = failures(altered(of, when)).map(([, where]) => where)
      expect(told).toContain(field)
      expect(failures(of).map(([, where]) => where)).not.toContain(field)
    },
  )

  it('ask an annulment for its metadata only', () => {
    const annulled = altered(
      complete['phase-2-plus-client-document'],
      (copy) => {
        copy.metadata.status = 'annulled'
        copy.metadata.version = 2
        copy.metadata.replacesDocumentId = '1.2.246.556.1'
        copy.metadata.specialContent = true
        delete copy.contents
      },
    )
    expect(failures(annulled)).toEqual([])
  })

  it('ask for no reasons of a mark that was set for what the document is', () => {
    const automatic = altered(complete['journal-entry'], ({ metadata }) => {
      metadata.socialServices = ['shelter-service']
      metadata.specialContent = true
    })
    expect(failures(automatic)).toEqual([])
  })
})
