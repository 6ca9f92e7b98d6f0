import { addDays, toPlainDate } from '@mittkanta/calendar'
import type {
  ContentReference,
  ContentType,
  DeliveredDocument,
} from '@mittkanta/contracts'
import { artificialCode, type IdentityCode } from '@mittkanta/identity-code'
import { expect } from 'vitest'
import type { Delivered, DeliverOptions, TestArchive } from './archive.ts'
import { uploaded, uploadedStructured } from './contents.ts'
import { caseDocument, clientDocument, clientRelation } from './documents.ts'

/** A person with a client relation, an open case and a document in it; nothing is delivered yet. */
export interface Story {
  readonly client: IdentityCode
  readonly relation: DeliveredDocument
  readonly ofCase: DeliveredDocument
  readonly document: DeliveredDocument
}

/** Makes the data of tests: new persons, contents, stories. */
export interface Given {
  /** A new person born in 1942, or a child born in 2012. */
  readonly adult: () => IdentityCode
  readonly child: () => IdentityCode
  readonly content: (type?: ContentType) => Promise<ContentReference>
  /** A structured form, whatever it names. */
  readonly json: (
    form: Readonly<Record<string, unknown>>,
  ) => Promise<ContentReference>
  /** An XHTML view format with a structured form that names these clients. */
  readonly structured: (
    clients: readonly IdentityCode[],
  ) => Promise<ContentReference[]>
  readonly story: (client?: IdentityCode) => Promise<Story>
  /** A story of a joint case; its clients are two. */
  readonly jointStory: (
    first?: IdentityCode,
    second?: IdentityCode,
  ) => Promise<Story & { readonly relations: DeliveredDocument[] }>
  /** Delivers what the archive has to accept. */
  readonly accepted: (
    documents: readonly DeliveredDocument[],
    options?: DeliverOptions,
  ) => Promise<Delivered>
}

let persons = 0

export function given(archive: TestArchive): Given {
  const person = (firstDay: string) => {
    persons += 1
    return artificialCode(
      addDays(toPlainDate(firstDay), Math.floor(persons / 90)),
      900 + (persons % 90),
    )
  }
  const adult = () => person('1942-01-01')
  const content = (type?: ContentType) => uploaded(archive.database, type)

  return {
    adult,
    child: () => person('2012-01-01'),
    content,
    json: (form) => uploaded(archive.database, 'application/json', form),
    structured: (clients) => uploadedStructured(archive.database, clients),

    story: async (client = adult()) => {
      const relation = clientRelation(client)
      const ofCase = caseDocument([client], [relation])
      const document = clientDocument(ofCase, [await content()])
      return { client, relation, ofCase, document }
    },

    jointStory: async (first = adult(), second = adult()) => {
      const relations = [clientRelation(first), clientRelation(second)]
      const ofCase = caseDocument([first, second], relations)
      const document = clientDocument(ofCase, [await content()])
      const [relation = clientRelation(first)] = relations
      return { client: first, relation, relations, ofCase, document }
    },

    accepted: async (documents, options) => {
      const delivered = await archive.deliver(documents, options)
      expect(delivered.body.failures ?? []).toEqual([])
      expect(delivered.status).toBe(200)
      return delivered
    },
  }
}
