import { toPlainDate } from '@mittkanta/calendar'
import type { DeliveredDocument, Metadata } from '@mittkanta/contracts'
import { artificialCode, type IdentityCode } from '@mittkanta/identity-code'
import { clientNode, structuredForm } from '../support/contents.ts'
import {
  altered,
  annulment,
  attachment,
  caseDocument,
  clientDocument,
  clientRelation,
  closing,
  correction,
  decision,
  journalEntry,
  newOid,
  nextVersion,
  oldDocument,
  phase1Document,
  professionalSignature,
} from '../support/documents.ts'
import type { Given, Story } from '../support/given.ts'

/** A delivery that breaks one rule, and where. */
export interface Example {
  readonly rule: string
  readonly words: string
  /** Path of the only failure. */
  readonly field: string
  /** Stores what has to be there, and gives the delivery. */
  readonly delivery: (given: Given) => Promise<readonly DeliveredDocument[]>
}

/** A valid story whose client document is changed. */
const document =
  (change: (metadata: Metadata, document: DeliveredDocument) => void) =>
  async (given: Given) => {
    const { relation, ofCase, document: valid } = await given.story()
    return [
      relation,
      ofCase,
      altered(valid, (copy) => change(copy.metadata, copy)),
    ]
  }

const DOCUMENT = 'documents[2].metadata'

/** The day after the day of storing. */
const TOMORROW = '2024-03-02'

/** A case that is older than the classification of service tasks of 2016. */
const openedIn2014 = (ofCase: DeliveredDocument) =>
  altered(ofCase, (copy) => {
    caseContentOf(copy).openedAt = '2014-01-01'
    for (const member of caseContentOf(copy).members ?? []) {
      member.joinedAt = '2014-01-01'
    }
  })

const bornOn = (day: string) => artificialCode(toPlainDate(day), 901)

/** A story that is stored, and what is delivered after it. */
const after =
  (
    next: (
      story: Story,
      given: Given,
    ) => Promise<readonly DeliveredDocument[]> | readonly DeliveredDocument[],
  ) =>
  async (given: Given) => {
    const story = await given.story()
    await given.accepted([story.relation, story.ofCase, story.document])
    return next(story, given)
  }

/** A journal entry of a client with a structured form. */
const formOf =
  (form: (client: IdentityCode, given: Given) => Record<string, unknown>) =>
  async (given: Given) => {
    const { client, relation, ofCase } = await given.story()
    return [
      relation,
      ofCase,
      journalEntry(ofCase, [
        await given.content('application/xhtml+xml'),
        await given.json(form(client, given)),
      ]),
    ]
  }

const relationAlone =
  (change: (relation: DeliveredDocument) => void) => (given: Given) =>
    Promise.resolve([altered(clientRelation(given.adult()), change)])

const caseOf =
  (change: (ofCase: DeliveredDocument, given: Given) => void) =>
  async (given: Given) => {
    const { relation, ofCase } = await given.story()
    return [relation, altered(ofCase, (copy) => change(copy, given))]
  }

const contentOf = ({ clientRelation: content }: DeliveredDocument) => {
  if (!content) throw new Error('not a client relation document')
  return content
}

const caseContentOf = ({ case: content }: DeliveredDocument) => {
  if (!content) throw new Error('not a case document')
  return content
}

const temporaryRelation = (temporaryId: string, given: Given) =>
  altered(clientRelation(given.adult()), ({ metadata }) => {
    metadata.clients = [{ temporaryId, birthDate: '1990-01-01' }]
  })

const withBothIds = (relation: DeliveredDocument, given: Given) =>
  altered(nextVersion(relation), ({ metadata }) => {
    metadata.clients = [
      {
        ...metadata.clients[0],
        birthDate: undefined,
        identityCode: given.adult().reveal(),
      },
    ]
  })

/** A case with marks and a document that does not carry them. */
const unmarked =
  (marks: Partial<Metadata>, own: Partial<Metadata> = {}) =>
  async (given: Given) => {
    const {
      relation,
      ofCase,
      document: valid,
    } = await given.story(given.child())
    return [
      relation,
      altered(ofCase, ({ metadata }) => Object.assign(metadata, marks)),
      altered(valid, ({ metadata }) => Object.assign(metadata, own)),
    ]
  }

/** A case besides that of the document, in which the client is a member and whose metadata are changed. */
const linkedCase = (
  { client, relation }: Pick<Story, 'client' | 'relation'>,
  change: (metadata: Metadata) => void,
) =>
  altered(caseDocument([client], [relation]), ({ metadata }) =>
    change(metadata),
  )

const linkTo =
  (...cases: readonly DeliveredDocument[]) =>
  ({ metadata }: DeliveredDocument) => {
    metadata.linkedCaseIds = cases.map((one) => one.metadata.caseId ?? '')
  }

/** A document that does not carry the marks of a case that it is linked to. */
const unmarkedLink =
  (marks: Partial<Metadata>, own: Partial<Metadata> = {}) =>
  async (given: Given) => {
    const story = await given.story(given.child())
    const linked = linkedCase(story, (metadata) =>
      Object.assign(metadata, marks),
    )
    return [
      story.relation,
      story.ofCase,
      linked,
      altered(story.document, (copy) => {
        Object.assign(copy.metadata, own)
        linkTo(linked)(copy)
      }),
    ]
  }

/** A later version that adds a link to a case without carrying its marks. */
const unmarkedNewLink = (marks: Partial<Metadata>) => async (given: Given) => {
  const story = await given.story(given.child())
  const linked = linkedCase(story, (metadata) => Object.assign(metadata, marks))
  await given.accepted([story.relation, story.ofCase, linked, story.document])
  return [altered(nextVersion(story.document), linkTo(linked))]
}

/** Links a document to a case that the other clients belong to, and that has special content. */
const linkToCaseOfOthers = async (given: Given) => {
  const story = await given.story()
  const other = await given.story()
  await given.accepted([
    other.relation,
    altered(other.ofCase, ({ metadata }) => {
      metadata.specialContent = true
      metadata.restrictionReasons = ['danger-to-client']
    }),
  ])
  return [
    story.relation,
    story.ofCase,
    altered(story.document, linkTo(other.ofCase)),
  ]
}

const SPECIAL = {
  specialContent: true,
  restrictionReasons: ['danger-to-client'],
}
const DELAYED = {
  showFrom: '2024-06-01',
  restrictionReasons: ['danger-to-client'],
}
const WITHHELD = {
  guardianDisclosure: 'withheld-own-initiative',
  restrictionReasons: ['against-childs-interest'],
}

const IDENTITY: readonly Example[] = [
  {
    rule: 'one-identifier',
    words: 'a client without any identifier',
    field: 'documents[0].metadata.clients[0]',
    delivery: relationAlone(({ metadata }) => {
      metadata.clients = [{ birthDate: '1990-01-01' }]
    }),
  },
  {
    rule: 'one-identifier',
    words: 'both identifiers on a first version',
    field: 'documents[0].metadata.clients[0]',
    delivery: relationAlone(({ metadata }) => {
      metadata.clients = [{ ...metadata.clients[0], temporaryId: newOid() }]
    }),
  },
  {
    rule: 'identity-change-once',
    words: 'a second temporary code for one official code',
    field: 'documents[1].metadata.clients[0]',
    delivery: async (given) => {
      const first = temporaryRelation(newOid(), given)
      const joined = withBothIds(first, given)
      await given.accepted([first, joined])
      const other = altered(temporaryRelation(newOid(), given), (copy) => {
        // Of the archive's first phase: there may be one beside the extended one.
        copy.metadata.schemaVersion = '2018-05-01'
      })
      return [
        other,
        altered(nextVersion(other), ({ metadata }) => {
          metadata.clients = [
            {
              ...metadata.clients[0],
              birthDate: undefined,
              identityCode: joined.metadata.clients[0]?.identityCode,
            },
          ]
        }),
      ]
    },
  },
  {
    rule: 'identity-code-form',
    words: 'an identity code with a wrong check character',
    field: 'documents[0].metadata.clients[0].identityCode',
    delivery: relationAlone(({ metadata }) => {
      metadata.clients = [{ identityCode: '010142-9010' }]
    }),
  },
  {
    rule: 'birth-date-matches',
    words: 'a date of birth that is not that of the code',
    field: 'documents[0].metadata.clients[0].birthDate',
    delivery: relationAlone(({ metadata }) => {
      metadata.clients = [{ ...metadata.clients[0], birthDate: '1990-01-01' }]
    }),
  },
  {
    rule: 'temporary-id-replaced',
    words: 'a case with the temporary code after its change',
    field: 'documents[0].metadata.clients[0].temporaryId',
    delivery: async (given) => {
      const temporaryId = newOid()
      const relation = temporaryRelation(temporaryId, given)
      await given.accepted([relation, withBothIds(relation, given)])
      return [
        altered(caseDocument([given.adult()], [relation]), (copy) => {
          copy.metadata.clients = [{ temporaryId, birthDate: '1990-01-01' }]
          delete caseContentOf(copy).members
        }),
      ]
    },
  },
  {
    rule: 'birth-not-after-storing',
    words: 'the identity code of a client who is born tomorrow (9.12.3)',
    field: 'documents[0].metadata.clients[0]',
    delivery: () => Promise.resolve([clientRelation(bornOn(TOMORROW))]),
  },
  {
    rule: 'birth-not-after-storing',
    words: 'a temporary code with a day of birth in the future (9.12.3)',
    field: 'documents[0].metadata.clients[0]',
    delivery: relationAlone(({ metadata }) => {
      metadata.clients = [{ temporaryId: newOid(), birthDate: TOMORROW }]
    }),
  },
  {
    rule: 'birth-not-after-storing',
    words: 'a former member of a case who is not born yet (9.12.3)',
    field: 'documents[1].case.members[1].client',
    delivery: caseOf((copy) => {
      caseContentOf(copy).isJoint = true
      caseContentOf(copy).members?.push({
        client: { identityCode: bornOn(TOMORROW).reveal() },
        joinedAt: '2024-01-01',
        leftAt: '2024-01-31',
      })
    }),
  },
  {
    rule: 'birth-not-after-storing',
    words: 'a signatory who is not born yet (9.12.3)',
    field: `${DOCUMENT}.signatures[0].personId`,
    delivery: document((metadata) => {
      metadata.signatures = [
        {
          personId: bornOn(TOMORROW).reveal(),
          firstName: 'Aino',
          lastName: 'Berg',
          identificationMethod: 'tupas',
          signedAt: '2024-02-01T10:00:00+02:00',
        },
      ]
    }),
  },
  {
    rule: 'clients-distinct',
    words: 'one client twice',
    field: `${DOCUMENT}.clients`,
    delivery: document((metadata) => {
      metadata.clients = [...metadata.clients, ...metadata.clients]
    }),
  },
]

const VERSIONS: readonly Example[] = [
  {
    rule: 'document-id-unique',
    words: 'one identifier twice in a delivery',
    field: 'documents[1].metadata.documentId',
    delivery: (given) => {
      const first = clientRelation(given.adult())
      return Promise.resolve([
        first,
        altered(clientRelation(given.adult()), ({ metadata }) => {
          metadata.documentId = first.metadata.documentId
        }),
      ])
    },
  },
  {
    rule: 'version-successor',
    words: 'a version that skips one',
    field: 'documents[0].metadata.version',
    delivery: after(({ document: stored }) => [
      altered(nextVersion(stored), ({ metadata }) => {
        metadata.version = 3
      }),
    ]),
  },
  {
    rule: 'version-successor',
    words: 'a first version that is not 1',
    field: 'documents[0].metadata.version',
    delivery: relationAlone(({ metadata }) => {
      metadata.version = 0
    }),
  },
  {
    rule: 'previous-archived',
    words: 'a version of something that was never stored',
    field: 'documents[0].metadata.replacesDocumentId',
    delivery: relationAlone(({ metadata }) => {
      metadata.version = 2
      metadata.replacesDocumentId = newOid()
    }),
  },
  {
    rule: 'previous-newest',
    words: 'a second successor of one version',
    field: 'documents[1].metadata.replacesDocumentId',
    delivery: after(({ document: stored }) => [
      nextVersion(stored),
      nextVersion(stored),
    ]),
  },
  {
    rule: 'previous-not-annulled',
    words: 'a version after the annulment',
    field: 'documents[1].metadata.replacesDocumentId',
    delivery: after(({ document: stored }) => {
      const annulled = annulment(stored)
      return [
        annulled,
        altered(nextVersion(stored), ({ metadata }) => {
          metadata.replacesDocumentId = annulled.metadata.documentId
          metadata.version = 3
          metadata.correctionReason = 'obvious-writing-error'
          metadata.description = 'Socialarbetare'
        }),
      ]
    }),
  },
  {
    rule: 'same-group',
    words: 'a version in another document group',
    field: 'documents[0].metadata.documentGroup',
    delivery: after(({ document: stored }) => [
      altered(nextVersion(stored), ({ metadata }) => {
        metadata.documentGroup = 'journal-entry'
        metadata.generalDocumentType = 'journal-entry'
        metadata.documentType = 'journal-other'
      }),
    ]),
  },
  {
    rule: 'same-case',
    words: 'a version in another case',
    field: 'documents[1].metadata.caseId',
    delivery: after(({ client, relation, document: stored }) => {
      const other = caseDocument([client], [relation])
      return [
        other,
        altered(nextVersion(stored), ({ metadata }) => {
          metadata.caseId = other.metadata.caseId
        }),
      ]
    }),
  },
  {
    rule: 'same-clients',
    words: 'a version with another client',
    field: 'documents[0].metadata.clients',
    delivery: after(({ document: stored }, given) => [
      altered(nextVersion(stored), ({ metadata }) => {
        metadata.clients = [{ identityCode: given.adult().reveal() }]
      }),
    ]),
  },
  {
    rule: 'same-main-document',
    words: 'an attachment moved to another main document',
    field: 'documents[2].metadata.parentDocumentId',
    delivery: after(async ({ ofCase, document: main }, given) => {
      const other = clientDocument(ofCase, [await given.content()])
      const attached = attachment(main, [await given.content()])
      return [
        attached,
        other,
        altered(nextVersion(attached), ({ metadata }) => {
          metadata.parentDocumentId = other.metadata.documentId
        }),
      ]
    }),
  },
  {
    rule: 'same-original-controller',
    words: 'a version with another original controller',
    field: 'documents[0].metadata.originalControllerId',
    delivery: after(({ document: stored }) => [
      altered(nextVersion(stored), ({ metadata }) => {
        metadata.originalControllerId = '0123456-7'
      }),
    ]),
  },
  {
    rule: 'same-client-relation',
    words: 'a version with another client relation',
    field: 'documents[0].clientRelation.clientRelationId',
    delivery: after(({ relation }) => [
      altered(nextVersion(relation), (copy) => {
        contentOf(copy).clientRelationId = newOid()
      }),
    ]),
  },
  {
    rule: 'correction-reason-fits',
    words: 'a reason of annulments on a correction',
    field: 'documents[0].metadata.correctionReason',
    delivery: after(async ({ document: stored }, given) => [
      altered(correction(stored, [await given.content()]), ({ metadata }) => {
        metadata.correctionReason = 'stored-for-wrong-person'
      }),
    ]),
  },
  {
    rule: 'annulment-attachments-first',
    words: 'a document before its attachment',
    field: 'documents[1].metadata.status',
    delivery: after(async ({ document: main }, given) => [
      attachment(main, [await given.content()]),
      annulment(main),
    ]),
  },
  {
    rule: 'annulment-documents-first',
    words: 'a case before its document',
    field: 'documents[0].metadata.status',
    delivery: after(({ ofCase }) => [annulment(ofCase)]),
  },
  {
    rule: 'annulment-cases-first',
    words: 'a client relation before its case',
    field: 'documents[0].metadata.status',
    delivery: after(({ relation }) => [annulment(relation)]),
  },
]

const RELATIONS: readonly Example[] = [
  {
    rule: 'client-relation-personal',
    words: 'a client relation of two',
    field: 'documents[0].metadata.clients',
    delivery: (given) =>
      Promise.resolve([
        altered(clientRelation(given.adult()), ({ metadata }) => {
          metadata.clients.push({ identityCode: given.adult().reveal() })
        }),
      ]),
  },
  {
    rule: 'client-relation-single',
    words: 'a second client relation document in the register',
    field: 'documents[0].metadata.clients',
    delivery: after(({ client }) => [clientRelation(client)]),
  },
  {
    rule: 'client-relation-id-unique',
    words: 'an old client relation with the identifier of the present one',
    field: 'documents[1].clientRelation.clientRelationId',
    delivery: (given) => {
      const client = given.adult()
      const relation = clientRelation(client)
      const old = altered(clientRelation(client), (copy) => {
        contentOf(copy).isOldClientRelation = true
        contentOf(copy).clientRelationId = contentOf(relation).clientRelationId
      })
      return Promise.resolve([relation, old])
    },
  },
  {
    rule: 'old-relation-final',
    words: 'a version after an old client relation',
    field: 'documents[1].metadata.replacesDocumentId',
    delivery: (given) => {
      const old = altered(clientRelation(given.adult()), (copy) => {
        contentOf(copy).isOldClientRelation = true
      })
      return Promise.resolve([old, nextVersion(old)])
    },
  },
  {
    rule: 'old-relation-closed-cases',
    words: 'an old client relation with an open case',
    field: 'documents[0].clientRelation.isOldClientRelation',
    delivery: after(({ relation }) => [
      altered(nextVersion(relation), (copy) => {
        contentOf(copy).isOldClientRelation = true
      }),
    ]),
  },
  {
    rule: 'child-protection-schema',
    words: 'a child-protection relation in a schema of 2020',
    field: 'documents[0].clientRelation.childProtection',
    delivery: (given) =>
      Promise.resolve([
        altered(clientRelation(given.child()), (copy) => {
          copy.metadata.schemaVersion = '2020-04-07'
          contentOf(copy).childProtection = { startedOn: '2023-10-15' }
        }),
      ]),
  },
  {
    rule: 'child-protection-of-child',
    words: 'a child-protection relation of somebody grown up',
    field: 'documents[0].clientRelation.childProtection.startedOn',
    delivery: relationAlone((copy) => {
      contentOf(copy).childProtection = { startedOn: '2023-10-15' }
    }),
  },
]

const CASES: readonly Example[] = [
  {
    rule: 'case-one-document',
    words: 'a second document of a case',
    field: 'documents[0].metadata.caseId',
    delivery: after(({ client, relation, ofCase }) => [
      altered(caseDocument([client], [relation]), ({ metadata }) => {
        metadata.caseId = ofCase.metadata.caseId
      }),
    ]),
  },
  {
    rule: 'case-one-task',
    words: 'a case of two tasks',
    field: 'documents[1].metadata.serviceTasks',
    delivery: caseOf(({ metadata }) => {
      metadata.serviceTasks = ['elderly-services', 'disability-services']
    }),
  },
  {
    rule: 'case-closing-consistent',
    words: 'an open case with a closing date',
    field: 'documents[1].case.closedAt',
    delivery: caseOf((copy) => {
      caseContentOf(copy).closedAt = '2024-01-31'
    }),
  },
  {
    rule: 'case-joint-marked',
    words: 'a case of two that is not marked as joint',
    field: 'documents[2].case.isJoint',
    delivery: async (given) => {
      const { relations, ofCase } = await given.jointStory()
      return [
        ...relations,
        altered(ofCase, (copy) => {
          caseContentOf(copy).isJoint = false
        }),
      ]
    },
  },
  {
    rule: 'case-members-timed',
    words: 'a member without a time of joining',
    field: 'documents[1].case.members[0]',
    delivery: caseOf((copy) => {
      delete caseContentOf(copy).members?.[0]?.joinedAt
    }),
  },
  {
    rule: 'case-clients-are-members',
    words: 'a client who has left',
    field: 'documents[1].metadata.clients',
    delivery: caseOf((copy) => {
      const [member] = caseContentOf(copy).members ?? []
      if (member) member.leftAt = '2024-01-31'
    }),
  },
  {
    rule: 'case-members-kept',
    words: 'a version that forgets who left',
    field: 'documents[3].case.members',
    delivery: async (given) => {
      const { relations, ofCase } = await given.jointStory()
      return [
        ...relations,
        ofCase,
        altered(nextVersion(ofCase), (copy) => {
          copy.metadata.clients.pop()
          caseContentOf(copy).members?.pop()
          caseContentOf(copy).clientRelationIds?.pop()
        }),
      ]
    },
  },
  {
    rule: 'case-client-relations-archived',
    words: 'a case that refers to an unknown client relation besides',
    field: 'documents[1].case.clientRelationIds[1]',
    delivery: caseOf((copy) => {
      caseContentOf(copy).clientRelationIds?.push(newOid())
    }),
  },
  {
    rule: 'case-client-relations-complete',
    words: 'a joint case that refers to one client relation',
    field: 'documents[2].case.clientRelationIds',
    delivery: async (given) => {
      const { relations, ofCase } = await given.jointStory()
      return [
        ...relations,
        altered(ofCase, (copy) => {
          caseContentOf(copy).clientRelationIds?.pop()
        }),
      ]
    },
  },
  {
    rule: 'old-relation-open-case',
    words: 'an open case of an old client relation',
    field: 'documents[1].case.caseStatus',
    delivery: async (given) => {
      const { relation, ofCase } = await given.story()
      return [
        altered(relation, (copy) => {
          contentOf(copy).isOldClientRelation = true
        }),
        ofCase,
      ]
    },
  },
]

const DOCUMENTS: readonly Example[] = [
  {
    rule: 'mandatory-field',
    words: 'a document without the time it was drawn up',
    field: `${DOCUMENT}.createdAt`,
    delivery: document((metadata) => {
      delete metadata.createdAt
    }),
  },
  {
    rule: 'superfluous-field',
    words: 'a journal entry that tells when it was received',
    field: `${DOCUMENT}.receivedAt`,
    delivery: async (given) => {
      const { client, relation, ofCase } = await given.story()
      return [
        relation,
        ofCase,
        altered(
          journalEntry(ofCase, await given.structured([client])),
          ({ metadata }) => {
            metadata.receivedAt = '2024-02-01'
          },
        ),
      ]
    },
  },
  {
    rule: 'oid-form',
    words: 'a service unit that is not an OID',
    field: `${DOCUMENT}.serviceUnitId`,
    delivery: document((metadata) => {
      metadata.serviceUnitId = '1.2.246.010'
    }),
  },
  {
    rule: 'date-form',
    words: 'a delay until a day that does not exist',
    field: `${DOCUMENT}.showFrom`,
    delivery: document((metadata) => {
      metadata.showFrom = '2024-02-30'
      metadata.restrictionReasons = ['danger-to-client']
    }),
  },
  {
    rule: 'time-form',
    words: 'a time without an offset',
    field: `${DOCUMENT}.createdAt`,
    delivery: document((metadata) => {
      metadata.createdAt = '2024-02-01T10:00:00'
    }),
  },
  {
    rule: 'instant-form',
    words: 'a signature that tells only the day',
    field: `${DOCUMENT}.signatures[0].signedAt`,
    delivery: document((metadata) => {
      metadata.signatures = [
        { ...professionalSignature(), signedAt: '2024-02-01' },
      ]
    }),
  },
  {
    rule: 'time-not-after-storing',
    words: 'a document drawn up tomorrow (9.12.3)',
    field: `${DOCUMENT}.createdAt`,
    delivery: document((metadata) => {
      metadata.createdAt = TOMORROW
    }),
  },
  {
    rule: 'time-not-after-storing',
    words: 'a document received tomorrow (9.12.3)',
    field: `${DOCUMENT}.receivedAt`,
    delivery: document((metadata) => {
      metadata.receivedAt = TOMORROW
      metadata.arrivalMethod = 'post'
      metadata.senderOrAgent = 'Aino Berg'
    }),
  },
  {
    rule: 'time-not-after-storing',
    words: 'a signature of tomorrow, just after midnight in Helsinki (9.12.3)',
    field: `${DOCUMENT}.signatures[0].signedAt`,
    delivery: document((metadata) => {
      metadata.signatures = [
        { ...professionalSignature(), signedAt: '2024-03-01T22:01:00Z' },
      ]
    }),
  },
  {
    rule: 'time-not-after-storing',
    words: 'a case that is closed tomorrow (9.12.3)',
    field: 'documents[1].case.closedAt',
    delivery: caseOf((copy) => {
      caseContentOf(copy).caseStatus = 'closed'
      caseContentOf(copy).closedAt = TOMORROW
    }),
  },
  {
    rule: 'schema-version-supported',
    words: 'a client relation of a schema version of 2099 (9.12.3)',
    field: 'documents[0].metadata.schemaVersion',
    delivery: relationAlone(({ metadata }) => {
      metadata.schemaVersion = '2099-01-01'
    }),
  },
  {
    rule: 'schema-version-supported',
    words: 'a client relation of a schema version of 1999 (9.12.3)',
    field: 'documents[0].metadata.schemaVersion',
    delivery: relationAlone(({ metadata }) => {
      metadata.schemaVersion = '1999-01-01'
    }),
  },
  {
    rule: 'schema-version-supported',
    words: 'a case document of a version of client relations (9.12.3)',
    field: 'documents[1].metadata.schemaVersion',
    delivery: caseOf(({ metadata }) => {
      metadata.schemaVersion = '2022-01-10'
    }),
  },
  {
    rule: 'schema-version-supported',
    words: 'structured content of an unknown schema version (9.12.3)',
    field: `${DOCUMENT}.schemaVersion`,
    delivery: async (given) => {
      const { client, relation, ofCase } = await given.story()
      const contents = await given.structured([client])
      return [
        relation,
        ofCase,
        altered(clientDocument(ofCase, contents), ({ metadata }) => {
          metadata.schemaVersion = '2099-01-01'
        }),
      ]
    },
  },
  {
    rule: 'structured-clients-match',
    words: 'a structured form of another client (9.12.3)',
    field: 'documents[2].contents[1]#/asiakirja/asiakas/0',
    delivery: formOf((_client, given) =>
      structuredForm([clientNode(given.adult())]),
    ),
  },
  {
    rule: 'structured-clients-match',
    words: 'a structured form of the client and another one (9.12.3)',
    field: 'documents[2].contents[1]#/asiakirja/asiakas/1',
    delivery: formOf((client, given) =>
      structuredForm([clientNode(client), clientNode(given.child())]),
    ),
  },
  {
    rule: 'structured-clients-match',
    words: 'another client in a list of lists (9.12.3)',
    field: 'documents[2].contents[1]#/asiakirja/muut/asiakas/0/0',
    delivery: formOf((client, given) =>
      structuredForm([clientNode(client)], {
        muut: { asiakas: [[clientNode(given.adult())]] },
      }),
    ),
  },
  {
    rule: 'structured-clients-match',
    words: 'another client in a deeper part of the form (9.12.3)',
    field: 'documents[2].contents[1]#/asiakirja/~1~0%C3%A5/0/asiakas',
    delivery: formOf((client, given) =>
      structuredForm([clientNode(client)], {
        '/~å': [{ asiakas: clientNode(given.adult()) }],
      }),
    ),
  },
  {
    rule: 'structured-clients-match',
    words: 'a structured form without a client (10.2.3)',
    field: 'documents[2].contents[1]#/asiakirja/asiakas',
    delivery: formOf(() => ({ asiakirja: { tunniste: newOid() } })),
  },
  {
    rule: 'structured-clients-match',
    words: 'a structured form whose client has a name only (9.12.3)',
    field: 'documents[2].contents[1]#/asiakirja/asiakas',
    delivery: formOf(() => structuredForm({ sukunimi: 'Berg' })),
  },
  {
    rule: 'structured-clients-match',
    words: 'a code in lower case (9.12.3)',
    field: 'documents[2].contents[1]#/asiakirja/asiakas/0',
    delivery: formOf((_client, given) =>
      structuredForm([
        { henkilotunnus: `${given.child().reveal().toLowerCase()} ` },
      ]),
    ),
  },
  {
    rule: 'structured-clients-match',
    words: 'a name that holds an identity code, which is not repeated (9.12.3)',
    field: 'documents[2].contents[1]#/%E2%80%A6/asiakas/0',
    delivery: formOf((client, given) => ({
      [`asiakirja ${client.reveal()}`]: {
        asiakas: [clientNode(given.adult())],
      },
    })),
  },
  {
    rule: 'structured-clients-match',
    words: 'a temporary code that was never that of the client (9.11)',
    field: 'documents[2].contents[1]#/asiakirja/asiakas/0',
    delivery: formOf((client) =>
      structuredForm([
        { ...clientNode(client), tilapainen_yksilointitunnus: newOid() },
      ]),
    ),
  },
  {
    rule: 'structured-clients-match',
    words: 'a joint document whose form names one of two (9.12.3)',
    field: 'documents[3].contents[1]#/asiakirja/asiakas',
    delivery: async (given) => {
      const { client, relations, ofCase } = await given.jointStory()
      return [
        ...relations,
        ofCase,
        journalEntry(ofCase, await given.structured([client])),
      ]
    },
  },
  {
    rule: 'structured-clients-match',
    words: 'a correction with the form of another client (9.12.3)',
    field: 'documents[0].contents[1]#/asiakirja/asiakas/0',
    delivery: async (given) => {
      const { client, relation, ofCase } = await given.story()
      const entry = journalEntry(ofCase, await given.structured([client]))
      await given.accepted([relation, ofCase, entry])
      return [correction(entry, await given.structured([given.adult()]))]
    },
  },
  {
    rule: 'journal-entry-structured',
    words: 'a journal entry without JSON (11.2)',
    field: 'documents[2].contents',
    delivery: async (given) => {
      const { relation, ofCase } = await given.story()
      return [relation, ofCase, journalEntry(ofCase, [await given.content()])]
    },
  },
  {
    rule: 'journal-entry-structured',
    words:
      'a version of a journal entry with other contents and no JSON (11.2)',
    field: 'documents[0].contents',
    delivery: async (given) => {
      const { client, relation, ofCase } = await given.story()
      const entry = journalEntry(ofCase, await given.structured([client]))
      await given.accepted([relation, ofCase, entry])
      return [correction(entry, [await given.content()])]
    },
  },
  {
    rule: 'structure-exists',
    words: 'JSON beside a document of archive phase 1 (11.2)',
    field: 'documents[2].contents[1]',
    delivery: async (given) => {
      const { client, relation, ofCase } = await given.story()
      const contents = await given.structured([client])
      return [
        relation,
        ofCase,
        altered(phase1Document(ofCase, contents), ({ metadata }) => {
          metadata.schemaVersion = '2022-01-10'
        }),
      ]
    },
  },
  {
    rule: 'structure-exists',
    words: 'JSON of a type without a structure (9.9.3)',
    field: 'documents[2].contents[1]',
    delivery: async (given) => {
      const { client, relation, ofCase } = await given.story()
      const contents = await given.structured([client])
      return [
        relation,
        ofCase,
        altered(clientDocument(ofCase, contents), ({ metadata }) => {
          metadata.generalDocumentType = 'other-client-document'
          metadata.documentType = 'other-document-drawn-up'
          metadata.description = 'Brev'
          metadata.schemaVersion = '2022-01-10'
        }),
      ]
    },
  },
  {
    rule: 'original-service-task',
    words:
      'an old document of before 2016 without its original service task (6.2)',
    field: `${DOCUMENT}.serviceTasks`,
    delivery: async (given) => {
      const { relation, ofCase } = await given.story()
      return [
        relation,
        openedIn2014(ofCase),
        altered(oldDocument(ofCase, [await given.content()]), (copy) => {
          copy.metadata.createdAt = '2015-12-31'
          copy.metadata.serviceTasks = ['elderly-services']
        }),
      ]
    },
  },
  {
    rule: 'original-service-task',
    words: 'an old document of the day before the classification of 2016 (6.2)',
    field: `${DOCUMENT}.serviceTasks`,
    delivery: async (given) => {
      const { relation, ofCase } = await given.story()
      return [
        relation,
        openedIn2014(ofCase),
        altered(oldDocument(ofCase, [await given.content()]), (copy) => {
          copy.metadata.createdAt = '2016-02-29T23:59:00+02:00'
          copy.metadata.serviceTasks = ['elderly-services']
        }),
      ]
    },
  },
  {
    rule: 'present-service-task',
    words: 'an old document that has only its original service task (6.2)',
    field: `${DOCUMENT}.serviceTasks`,
    delivery: async (given) => {
      const { relation, ofCase } = await given.story()
      return [
        relation,
        ofCase,
        altered(oldDocument(ofCase, [await given.content()]), (copy) => {
          copy.metadata.serviceTasks = ['informal-care-support-2011']
        }),
      ]
    },
  },
  {
    rule: 'code-known',
    words: 'an unknown social service',
    field: `${DOCUMENT}.socialServices[0]`,
    delivery: document((metadata) => {
      metadata.socialServices = ['no-such-service']
    }),
  },
  {
    rule: 'code-known',
    words: 'an unknown status',
    field: 'documents[0].metadata.status',
    delivery: relationAlone(({ metadata }) => {
      metadata.status = 'draft'
    }),
  },
  {
    rule: 'code-valid',
    words: 'a social service that is valid from 2025 on',
    field: `${DOCUMENT}.socialServices[0]`,
    delivery: document((metadata) => {
      metadata.socialServices = ['supported-decision-making']
    }),
  },
  {
    rule: 'case-archived',
    words: 'a document before its case',
    field: 'documents[0].metadata.caseId',
    delivery: async (given) => [(await given.story()).document],
  },
  {
    rule: 'linked-case-archived',
    words: 'a link to an unknown case',
    field: `${DOCUMENT}.linkedCaseIds[0]`,
    delivery: document((metadata) => {
      metadata.linkedCaseIds = [newOid()]
    }),
  },
  {
    rule: 'linked-case-archived',
    words:
      'a link to a case of another client, whose marks are not looked at (8.2.1)',
    field: `${DOCUMENT}.linkedCaseIds[0]`,
    delivery: linkToCaseOfOthers,
  },
  {
    rule: 'linked-case-archived',
    words:
      'a joint document that is linked to a case of one of its two clients',
    field: 'documents[4].metadata.linkedCaseIds[0]',
    delivery: async (given) => {
      const {
        client,
        relation,
        relations,
        ofCase,
        document: joint,
      } = await given.jointStory()
      const linked = linkedCase({ client, relation }, () => undefined)
      return [...relations, ofCase, linked, altered(joint, linkTo(linked))]
    },
  },
  {
    rule: 'linked-case-archived',
    words: 'a later version that is linked to an annulled case',
    field: 'documents[0].metadata.linkedCaseIds[0]',
    delivery: async (given) => {
      const story = await given.story()
      const linked = linkedCase(story, () => undefined)
      await given.accepted([
        story.relation,
        story.ofCase,
        linked,
        story.document,
      ])
      await given.accepted([annulment(linked)])
      return [altered(nextVersion(story.document), linkTo(linked))]
    },
  },
  {
    rule: 'service-task-has-case',
    words: 'a document of a service task in which the client has no case',
    field: `${DOCUMENT}.serviceTasks`,
    delivery: document((metadata) => {
      metadata.serviceTasks = ['elderly-services', 'child-protection']
    }),
  },
  {
    rule: 'service-task-has-case',
    words: 'a joint document of a task in which one of its clients has no case',
    field: 'documents[4].metadata.serviceTasks',
    delivery: async (given) => {
      const {
        client,
        relation,
        relations,
        ofCase,
        document: joint,
      } = await given.jointStory()
      const other = linkedCase({ client, relation }, (metadata) => {
        metadata.serviceTasks = ['disability-services']
      })
      return [
        ...relations,
        ofCase,
        other,
        altered(joint, ({ metadata }) => {
          metadata.serviceTasks = ['elderly-services', 'disability-services']
        }),
      ]
    },
  },
  {
    rule: 'service-task-has-case',
    words: 'a document of the task of a case that was annulled',
    field: 'documents[0].metadata.serviceTasks',
    delivery: async (given) => {
      const story = await given.story()
      const other = linkedCase(story, (metadata) => {
        metadata.serviceTasks = ['disability-services']
      })
      await given.accepted([story.relation, story.ofCase, other])
      await given.accepted([annulment(other)])
      return [
        altered(story.document, ({ metadata }) => {
          metadata.serviceTasks = ['elderly-services', 'disability-services']
        }),
      ]
    },
  },
  {
    rule: 'case-open',
    words: 'a new document in a closed case',
    field: 'documents[1].metadata.caseId',
    delivery: after(async ({ ofCase }, given) => [
      closing(ofCase, '2024-02-20'),
      clientDocument(ofCase, [await given.content()]),
    ]),
  },
  {
    rule: 'clients-are-members',
    words: 'a document of a joint case that names one of two',
    field: 'documents[3].metadata.clients',
    delivery: async (given) => {
      const { relations, ofCase, document: joint } = await given.jointStory()
      return [
        ...relations,
        ofCase,
        altered(joint, ({ metadata }) => {
          metadata.clients.pop()
        }),
      ]
    },
  },
  {
    rule: 'clients-are-members',
    words: 'a document of the former members',
    field: 'documents[4].metadata.clients',
    delivery: async (given) => {
      const { relations, ofCase, document: joint } = await given.jointStory()
      return [
        ...relations,
        ofCase,
        altered(nextVersion(ofCase), (copy) => {
          copy.metadata.clients.pop()
          const left = caseContentOf(copy).members?.at(-1)
          if (left) left.leftAt = '2024-01-31'
        }),
        joint,
      ]
    },
  },
  {
    rule: 'assessment-personal',
    words: 'a needs assessment of disability of two persons',
    field: 'documents[3].metadata.clients',
    delivery: async (given) => {
      const { relations, ofCase, document: joint } = await given.jointStory()
      return [
        ...relations,
        ofCase,
        altered(joint, ({ metadata }) => {
          metadata.documentType = 'needs-assessment-disability'
        }),
      ]
    },
  },
  {
    rule: 'journal-group',
    words: 'a journal entry in the group of client documents',
    field: `${DOCUMENT}.documentGroup`,
    delivery: document((metadata) => {
      metadata.generalDocumentType = 'journal-entry'
      metadata.documentType = 'journal-other'
    }),
  },
  {
    rule: 'general-type-fits',
    words: 'a needs assessment among the plans',
    field: `${DOCUMENT}.generalDocumentType`,
    delivery: document((metadata) => {
      metadata.generalDocumentType = 'plan'
    }),
  },
  {
    rule: 'one-view-format',
    words: 'two view formats',
    field: 'documents[2].contents',
    delivery: async (given) => {
      const { relation, ofCase } = await given.story()
      const contents = [await given.content(), await given.content()]
      return [relation, ofCase, clientDocument(ofCase, contents)]
    },
  },
  {
    rule: 'json-beside-xhtml',
    words: 'structured content beside a PDF',
    field: 'documents[2].contents',
    delivery: async (given) => {
      const { client, relation, ofCase } = await given.story()
      const contents = [
        await given.content('application/pdf'),
        await given.json(structuredForm([clientNode(client)])),
      ]
      return [
        relation,
        ofCase,
        altered(clientDocument(ofCase, contents), ({ metadata }) => {
          metadata.schemaVersion = '2022-01-10'
        }),
      ]
    },
  },
  {
    rule: 'content-uploaded',
    words: 'a content that was uploaded as another type',
    field: 'documents[2].contents[0].hash',
    delivery: async (given) => {
      const { relation, ofCase } = await given.story()
      const { hash } = await given.content('application/pdf')
      return [
        relation,
        ofCase,
        clientDocument(ofCase, [{ hash, type: 'application/xhtml+xml' }]),
      ]
    },
  },
]

/** A main document that is stored, and an attachment of it that is changed. */
const attached =
  (
    change: (
      copy: DeliveredDocument,
      story: Story,
      given: Given,
    ) => void | Promise<void>,
  ) =>
  (given: Given) =>
    after(async (story) => {
      const copy = attachment(story.document, [await given.content()])
      await change(copy, story, given)
      return [copy]
    })(given)

const ATTACHMENTS: readonly Example[] = [
  {
    rule: 'attachment-type',
    words: 'a plan that is attached',
    field: 'documents[0].metadata.parentDocumentId',
    delivery: attached(({ metadata }) => {
      metadata.generalDocumentType = 'plan'
      metadata.documentType = 'informal-care-plan'
    }),
  },
  {
    rule: 'main-document-archived',
    words: 'an attachment of nothing',
    field: 'documents[0].metadata.parentDocumentId',
    delivery: attached(({ metadata }) => {
      metadata.parentDocumentId = newOid()
    }),
  },
  {
    rule: 'main-document-independent',
    words: 'an attachment of an attachment',
    field: 'documents[1].metadata.parentDocumentId',
    delivery: after(async ({ document: main }, given) => {
      const first = attachment(main, [await given.content()])
      return [first, attachment(first, [await given.content()])]
    }),
  },
  {
    rule: 'attachment-same-case',
    words: 'an attachment in another case',
    field: 'documents[1].metadata.caseId',
    delivery: after(async ({ client, relation, document: main }, given) => {
      const other = caseDocument([client], [relation])
      return [
        other,
        altered(attachment(main, [await given.content()]), ({ metadata }) => {
          metadata.caseId = other.metadata.caseId
        }),
      ]
    }),
  },
  {
    rule: 'attachment-same-clients',
    words: 'an attachment of somebody else',
    field: 'documents[0].metadata.clients',
    delivery: attached(({ metadata }, _story, given) => {
      metadata.clients = [{ identityCode: given.adult().reveal() }]
    }),
  },
  {
    rule: 'attachment-view-format',
    words: 'an attachment with structured content',
    field: 'documents[0].contents[1]',
    delivery: attached(async (copy, _story, given) => {
      copy.metadata.schemaVersion = '2022-01-10'
      copy.contents = [
        await given.content('application/xhtml+xml'),
        await given.content('application/json'),
      ]
    }),
  },
]

const MARKS: readonly Example[] = [
  {
    rule: 'special-content-automatic',
    words: 'a document of shelter service without special content',
    field: `${DOCUMENT}.specialContent`,
    delivery: document((metadata) => {
      metadata.socialServices = ['shelter-service']
    }),
  },
  {
    rule: 'special-content-automatic',
    words: 'in phase 1, adoption counselling without special content',
    field: `${DOCUMENT}.specialContent`,
    delivery: document((metadata) => {
      metadata.socialServices = ['adoption-counselling']
    }),
  },
  {
    rule: 'special-content-automatic',
    words: 'a payment commitment without special content',
    field: `${DOCUMENT}.specialContent`,
    delivery: document((metadata) => {
      metadata.generalDocumentType = 'payment-commitment'
      metadata.documentType = 'payment-commitment-social-assistance'
    }),
  },
  {
    rule: 'special-content-automatic',
    words: 'an old document that says it is not special',
    field: 'documents[2].metadata.specialContent',
    delivery: async (given) => {
      const { relation, ofCase } = await given.story()
      return [
        relation,
        ofCase,
        altered(oldDocument(ofCase, [await given.content()]), (copy) => {
          copy.metadata.specialContent = false
        }),
      ]
    },
  },
  {
    rule: 'restriction-reason-usable',
    words: 'support and guidance as reason for special content',
    field: `${DOCUMENT}.restrictionReasons`,
    delivery: document((metadata) => {
      metadata.specialContent = true
      metadata.restrictionReasons = ['support-and-guidance-needed']
    }),
  },
  {
    rule: 'reason-text-length',
    words: 'a reason of 501 characters',
    field: `${DOCUMENT}.reasonText`,
    delivery: document((metadata) => {
      metadata.reasonText = 'x'.repeat(501)
    }),
  },
  {
    rule: 'inherits-special-content',
    words: 'a document that lacks the special content of its case',
    field: `${DOCUMENT}.specialContent`,
    delivery: unmarked({
      specialContent: true,
      restrictionReasons: ['danger-to-client'],
    }),
  },
  {
    rule: 'inherits-delay',
    words: 'a document that is delayed less than its case',
    field: `${DOCUMENT}.showFrom`,
    delivery: unmarked(
      { showFrom: '2024-06-01', restrictionReasons: ['danger-to-client'] },
      { showFrom: '2024-05-31', restrictionReasons: ['danger-to-client'] },
    ),
  },
  {
    rule: 'inherits-guardian-disclosure',
    words: 'a document that lacks the prohibition of its case',
    field: `${DOCUMENT}.guardianDisclosure`,
    delivery: unmarked({
      guardianDisclosure: 'withheld-own-initiative',
      restrictionReasons: ['against-childs-interest'],
    }),
  },
  {
    rule: 'inherits-special-content',
    words: 'a document that lacks the special content of a linked case',
    field: 'documents[3].metadata.specialContent',
    delivery: unmarkedLink(SPECIAL),
  },
  {
    rule: 'inherits-delay',
    words: 'a document that is delayed less than a linked case',
    field: 'documents[3].metadata.showFrom',
    delivery: unmarkedLink(DELAYED, { ...DELAYED, showFrom: '2024-05-31' }),
  },
  {
    rule: 'inherits-guardian-disclosure',
    words: 'a document that lacks the prohibition of a linked case',
    field: 'documents[3].metadata.guardianDisclosure',
    delivery: unmarkedLink(WITHHELD),
  },
  {
    rule: 'inherits-special-content',
    words: 'a later version that is linked to a case with special content',
    field: 'documents[0].metadata.specialContent',
    delivery: unmarkedNewLink(SPECIAL),
  },
  {
    rule: 'inherits-delay',
    words: 'a later version that is linked to a delayed case',
    field: 'documents[0].metadata.showFrom',
    delivery: unmarkedNewLink(DELAYED),
  },
  {
    rule: 'inherits-guardian-disclosure',
    words: 'a later version that is linked to a case withheld from guardians',
    field: 'documents[0].metadata.guardianDisclosure',
    delivery: unmarkedNewLink(WITHHELD),
  },
]

const SIGNATURES: readonly Example[] = [
  {
    rule: 'signature-complete',
    words: 'a signature without a name',
    field: `${DOCUMENT}.signatures[0]`,
    delivery: document((metadata) => {
      const signature = professionalSignature()
      delete signature.lastName
      metadata.signatures = [signature]
    }),
  },
  {
    rule: 'professional-signature',
    words: 'a decision that nobody signed',
    field: `${DOCUMENT}.signatures`,
    delivery: async (given) => {
      const { relation, ofCase } = await given.story()
      return [
        relation,
        ofCase,
        altered(decision(ofCase, [await given.content()]), ({ metadata }) => {
          delete metadata.signatures
        }),
      ]
    },
  },
  {
    rule: 'one-professional-signs',
    words: 'two professionals',
    field: `${DOCUMENT}.signatures`,
    delivery: document((metadata) => {
      metadata.signatures = [professionalSignature(), professionalSignature()]
    }),
  },
  {
    rule: 'signatures-not-mixed',
    words: 'an agreement that only the professional signed electronically',
    field: `${DOCUMENT}.signatures`,
    delivery: document((metadata) => {
      metadata.generalDocumentType = 'agreement'
      metadata.documentType = 'agreement-social-credit'
      metadata.signatures = [professionalSignature()]
    }),
  },
]

/** One refused delivery or more for every check of the archive that needs no other configuration. */
export const examples: readonly Example[] = [
  ...DOCUMENTS,
  ...IDENTITY,
  ...VERSIONS,
  ...RELATIONS,
  ...CASES,
  ...ATTACHMENTS,
  ...MARKS,
  ...SIGNATURES,
]
