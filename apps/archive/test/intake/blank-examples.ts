import { codeIds } from '@mittkanta/code-sets'
import type { DeliveredDocument } from '@mittkanta/contracts'
import {
  altered,
  clientRelation,
  correction,
  professionalSignature,
} from '../support/documents.ts'
import type { Given } from '../support/given.ts'
import type { Example } from './examples.ts'

/** White space of several kinds, a byte order mark, and characters without width. */
const BLANK = ' \n\t\u00a0\ufeff\u200b'
/** The same as a line can have it. */
const BLANK_LINE = ' \u00a0\ufeff\u200b'

/** A mandatory text that is blank, with the section that makes it mandatory. */
export interface BlankExample extends Example {
  readonly section: string
}

/** A valid story of which one document is changed. */
const story =
  (place: 0 | 1 | 2, change: (document: DeliveredDocument) => void) =>
  async (given: Given) => {
    const { relation, ofCase, document } = await given.story()
    return [relation, ofCase, document].map((one, at) =>
      at === place ? altered(one, change) : one,
    )
  }

const ofMinor =
  (guardianDisclosure: string, reasonText: string) => async (given: Given) => {
    const { relation, ofCase, document } = await given.story(given.child())
    return [
      relation,
      ofCase,
      altered(document, ({ metadata }) => {
        metadata.guardianDisclosure = guardianDisclosure
        metadata.reasonText = reasonText
        if (guardianDisclosure === 'disclosed-despite-prohibition') {
          const [reason = ''] = codeIds('prohibitionRefusalReasons')
          metadata.prohibitionRefusalReasons = [reason]
        }
      }),
    ]
  }

/** A correction of a stored document whose corrector is named as given. */
const corrected =
  (change: (metadata: DeliveredDocument['metadata']) => void) =>
  async (given: Given) => {
    const { relation, ofCase, document } = await given.story()
    await given.accepted([relation, ofCase, document])
    const next = correction(document, [await given.content()])
    return [altered(next, ({ metadata }) => change(metadata))]
  }

export const blankExamples: readonly BlankExample[] = [
  {
    rule: 'mandatory-field',
    section: '5.4.3',
    words: 'the child’s reasons for a prohibition, of white space only',
    field: 'documents[2].metadata.reasonText',
    delivery: ofMinor('withheld-child-prohibits', BLANK),
  },
  {
    rule: 'mandatory-field',
    section: '5.4.3',
    words: 'the child’s reasons against a disclosure, of white space only',
    field: 'documents[2].metadata.reasonText',
    delivery: ofMinor('disclosed-despite-prohibition', '  \n '),
  },
  {
    rule: 'mandatory-field',
    section: '11.2',
    words: 'the surname of who corrects, of white space only',
    field: 'documents[0].metadata.storedByLastName',
    delivery: corrected((metadata) => {
      metadata.storedByLastName = '   '
    }),
  },
  {
    rule: 'mandatory-field',
    section: '9.9.3',
    words: 'the position of who corrects, of white space only',
    field: 'documents[0].metadata.description',
    delivery: corrected((metadata) => {
      metadata.description = BLANK_LINE
    }),
  },
  {
    rule: 'mandatory-field',
    section: '12.4',
    words: 'the controller’s name on a client relation document',
    field: 'documents[0].metadata.controllerName',
    delivery: (given) =>
      Promise.resolve([
        altered(clientRelation(given.adult()), ({ metadata }) => {
          metadata.controllerName = BLANK_LINE
        }),
      ]),
  },
  {
    rule: 'mandatory-field',
    section: '11.2',
    words: 'the name of the service producer',
    field: 'documents[2].metadata.serviceProducerName',
    delivery: story(2, ({ metadata }) => {
      metadata.serviceProducerName = ''
    }),
  },
  {
    rule: 'mandatory-field',
    section: '8.5',
    words: 'a case that is named in words of white space only',
    field: 'documents[1].case.caseNameText',
    delivery: story(1, (ofCase) => {
      Object.assign(ofCase.case ?? {}, {
        caseName: 'other-case',
        caseNameText: BLANK_LINE,
      })
    }),
  },
  {
    rule: 'signature-complete',
    section: '11.2',
    words: 'a signatory whose surname is white space only',
    field: 'documents[2].metadata.signatures[0]',
    delivery: story(2, ({ metadata }) => {
      metadata.signatures = [
        { ...professionalSignature(), lastName: BLANK_LINE },
      ]
    }),
  },
  {
    rule: 'text-not-blank',
    section: '9.12.3',
    words: 'a name that is not mandatory, of white space only',
    field: 'documents[2].metadata.serviceUnitName',
    delivery: story(2, ({ metadata }) => {
      metadata.serviceUnitName = BLANK_LINE
    }),
  },
  {
    rule: 'text-not-blank',
    section: '9.12.3',
    words: 'a responsible worker without a name',
    field: 'documents[0].clientRelation.responsibleWorkers[0].name',
    delivery: story(0, ({ clientRelation: content }) => {
      Object.assign(content?.responsibleWorkers?.[0] ?? {}, { name: '' })
    }),
  },
  {
    rule: 'text-not-blank',
    section: '9.12.3',
    words: 'a risk that is described by white space only',
    field: 'documents[0].clientRelation.risks[0].description',
    delivery: story(0, ({ clientRelation: content }) => {
      Object.assign(content ?? {}, { risks: [{ description: BLANK }] })
    }),
  },
]
