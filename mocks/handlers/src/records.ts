import { ClientRelationBlock, type DocumentMark } from '@mittkanta/contracts'
import type { Localized } from './localized.ts'
import {
  controllers,
  documentNames,
  serviceNames,
  taskNames,
  type TaskId,
} from './names.ts'

/** One document of a mocked record, before a language is chosen. */
export interface MockDocument {
  readonly ref: string
  readonly task: TaskId
  readonly name: Localized
  readonly date: string
  readonly drawnUpOn: string
  readonly marks: readonly DocumentMark[]
  readonly service: Localized | null
  readonly controllerName: string
  readonly kind: 'pdf' | 'xhtml'
  readonly attachments: number
}

/** One mocked person's record. */
export interface MockRecord {
  readonly displayName: string
  /** Given for a minor only. */
  readonly turns18On?: string
  readonly documents: readonly MockDocument[]
  readonly clientRelations: readonly ClientRelationBlock[]
  readonly informationText: boolean
  readonly emptyBecause: 'nothing-stored' | 'not-connected' | null
}

/** A document's opaque ref: 22 meaningless characters. */
export function mockRef(number: number): string {
  return `mock${String(number).padStart(18, '0')}`
}

function documentOf(
  number: number,
  task: TaskId,
  name: Localized,
  date: string,
  rest: Partial<MockDocument> = {},
): MockDocument {
  return {
    ref: mockRef(number),
    task,
    name,
    date,
    drawnUpOn: date,
    marks: [],
    service: serviceNames.informalCare,
    controllerName: controllers.west,
    kind: 'xhtml',
    attachments: 0,
    ...rest,
  }
}

const oona = {
  name: 'Oona Östman',
  title: 'Socialhandledare',
  telephone: '+358 50 555 0143',
  email: 'oona.ostman@strand.example',
}

const ordinary: MockRecord = {
  displayName: 'Aino Almgren',
  informationText: true,
  emptyBecause: null,
  documents: [
    documentOf(1, 'elderly-services', documentNames.carePlan, '2024-02-26', {
      marks: ['new'],
      drawnUpOn: '2024-02-22',
    }),
    documentOf(2, 'elderly-services', documentNames.decision, '2024-02-19', {
      marks: ['new', 'delay-ended'],
      kind: 'pdf',
      drawnUpOn: '2024-01-30',
    }),
    documentOf(3, 'elderly-services', documentNames.assessment, '2024-01-22'),
    documentOf(4, 'elderly-services', documentNames.decision, '2023-11-03', {
      marks: ['corrected'],
      kind: 'pdf',
    }),
    documentOf(5, 'elderly-services', documentNames.application, '2023-10-12', {
      attachments: 2,
    }),
    documentOf(6, 'elderly-services', documentNames.assessment, '2023-04-05', {
      drawnUpOn: '2022-12-20',
    }),
    documentOf(
      7,
      'services-for-working-age',
      documentNames.assistanceDecision,
      '2024-02-12',
      {
        service: serviceNames.assistance,
        kind: 'pdf',
        marks: ['joint'],
        controllerName: controllers.lakes,
      },
    ),
    documentOf(
      8,
      'services-for-working-age',
      documentNames.assistanceApplication,
      '2024-01-15',
      {
        service: serviceNames.assistance,
        attachments: 1,
        controllerName: controllers.lakes,
      },
    ),
    documentOf(
      9,
      'disability-services',
      documentNames.transportDecision,
      '2023-09-18',
      { service: serviceNames.mobility, kind: 'pdf' },
    ),
  ],
  clientRelations: [
    ClientRelationBlock.parse({
      controllerName: controllers.west,
      relation: { startedOn: '2023-02-01', endedOn: null },
      childProtection: null,
      contactPerson: oona,
    }),
    ClientRelationBlock.parse({
      controllerName: controllers.lakes,
      relation: { startedOn: '2021-08-16', endedOn: '2023-01-31' },
      childProtection: null,
      contactPerson: null,
    }),
  ],
}

const minor: MockRecord = {
  displayName: 'Nea Nordin',
  turns18On: '2037-03-12',
  informationText: false,
  emptyBecause: null,
  documents: [
    documentOf(
      21,
      'child-protection',
      documentNames.upbringingPlan,
      '2024-02-20',
      {
        marks: ['new', 'delay-ended'],
        service: serviceNames.institution,
      },
    ),
    documentOf(22, 'child-protection', documentNames.hearing, '2024-01-10', {
      marks: ['withheld-from-guardians'],
      service: null,
      kind: 'pdf',
    }),
    documentOf(23, 'child-protection', documentNames.clientPlan, '2023-11-02', {
      marks: ['joint'],
      service: null,
    }),
  ],
  clientRelations: [
    ClientRelationBlock.parse({
      controllerName: controllers.west,
      relation: { startedOn: '2023-09-01', endedOn: null },
      childProtection: { startedOn: '2023-10-15', endedOn: null },
      contactPerson: { ...oona, title: 'Socialarbetare', email: null },
    }),
  ],
}

const manyDocuments = Array.from({ length: 45 }, (_, index) =>
  documentOf(
    100 + index,
    'elderly-services',
    index % 3 === 0 ? documentNames.decision : documentNames.assessment,
    new Date(Date.UTC(2024, 1, 28 - index * 7)).toISOString().slice(0, 10),
  ),
)

const nothing = {
  documents: [],
  clientRelations: [],
  informationText: false,
} as const

/** No reader who acts for another is shown that a delay has ended (5.3.1). */
const withoutDelays = (documents: readonly MockDocument[]): MockDocument[] =>
  documents.map((document) => ({
    ...document,
    marks: document.marks.filter((mark) => mark !== 'delay-ended'),
  }))

/** The records that a situation can show. */
export const records = {
  ordinary,
  minor,
  many: { ...ordinary, informationText: false, documents: manyDocuments },
  empty: {
    ...nothing,
    displayName: 'Eino Ek',
    clientRelations: ordinary.clientRelations.slice(0, 1),
    emptyBecause: 'nothing-stored',
  },
  'not-connected': {
    ...nothing,
    displayName: 'Eino Ek',
    emptyBecause: 'not-connected',
  },
  /** The minor's record as a guardian sees it. */
  child: {
    ...minor,
    documents: withoutDelays(minor.documents).filter(
      ({ marks }) =>
        !marks.includes('withheld-from-guardians') && !marks.includes('joint'),
    ),
  },
  'read-only-child': {
    ...nothing,
    displayName: 'Elis Ek',
    emptyBecause: 'nothing-stored',
  },
  /** An adult's record as the holder of a mandate sees it. */
  'mandate-giver': {
    ...ordinary,
    displayName: 'Veikko Virtanen',
    informationText: false,
    documents: withoutDelays(ordinary.documents).filter(
      ({ marks }) => !marks.includes('joint'),
    ),
  },
} as const satisfies Record<string, MockRecord>

/** Every task that the mocked bff knows, also those without documents. */
export function isTask(text: string): text is TaskId {
  return Object.hasOwn(taskNames, text)
}
