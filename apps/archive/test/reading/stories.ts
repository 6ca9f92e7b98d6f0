import type {
  ArchiveDocument,
  ArchiveFrontPage,
  ArchiveSearchResult,
  ArchiveTaskList,
  DeliveredDocument,
} from '@mittkanta/contracts'
import type { IdentityCode } from '@mittkanta/identity-code'
import type { Engine } from '@mittkanta/test-kit'
import { afterAll, beforeAll } from 'vitest'
import { knownPersonId } from '../../src/persons/persons.ts'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import { altered, nextVersion } from '../support/documents.ts'
import { given, type Given } from '../support/given.ts'
import { startPortal, type Claims, type Portal } from './portal.ts'
import { searched } from './records.ts'

const TASK = 'elderly-services'

/** A reader of a record. */
export interface Reads {
  readonly frontPage: () => Promise<ArchiveFrontPage>
  readonly list: (query?: string) => Promise<ArchiveTaskList>
  /** What is new since a visit. */
  readonly newSince: (visit: string) => Promise<string[]>
  readonly search: (over?: object) => Promise<ArchiveSearchResult>
  /** A page; `undefined` when it is not found. */
  readonly page: (ref: string) => Promise<ArchiveDocument | undefined>
}

/** An archive whose intake and portal are given stories day by day. */
export interface Stories {
  readonly archive: TestArchive
  readonly make: Given
  /** Delivers on a day, or at an instant. */
  readonly on: (
    at: string,
    ...documents: readonly DeliveredDocument[]
  ) => Promise<void>
  /** Reads at noon of a day: oneself, or as another person. */
  readonly reader: (
    day: string,
    subject: IdentityCode,
    as?: { ground: Claims['ground']; reader: IdentityCode },
    phase?: '1' | 'later',
  ) => Promise<Reads>
}

/** Starts them before the tests of a suite and stops them after. */
export function stories(
  engine: Engine,
  subjectAge: Claims['subjectAge'] = 'adult',
): () => Stories {
  let told: Stories | undefined
  const closing: (() => Promise<void>)[] = []
  beforeAll(async () => {
    const archive = await openTestArchive(engine, { demoClock: true })
    const make = given(archive)
    const portals: Record<string, Portal> = {}
    for (const phase of ['1', 'later'] as const) {
      portals[phase] = await startPortal(archive.database, {
        phase,
        activeUseYears: 17,
      })
    }
    closing.push(
      ...Object.values(portals).map(({ close }) => close),
      archive.close,
    )
    told = {
      archive,
      make,
      on: async (at, ...documents) => {
        const instant = at.includes('T') ? at : `${at}T12:00:00+02:00`
        await make.accepted(documents, {
          headers: { 'x-demo-archived-at': instant },
        })
      },
      reader: async (day, subject, as, phase = 'later') => {
        const portal = portals[phase]
        if (!portal) throw new Error('there are two phases')
        const person = (code: IdentityCode) =>
          personOf(archive, code) as Promise<Claims['sub']>
        const claims: Claims = {
          sub: await person(as?.reader ?? subject),
          subject: await person(subject),
          ground: as?.ground ?? 'own',
          subjectAge,
        }
        const ask = async (path: string, body?: object) => {
          portal.clock.set(`${day}T12:00:00+02:00`)
          return portal.read(claims, path, body)
        }
        const json = async <Answer>(path: string, body?: object) => {
          const answer = await ask(path, body)
          if (!answer.ok) throw new Error(await answer.text())
          return (await answer.json()) as Answer
        }
        return {
          frontPage: () => json('/front-page'),
          list: (query = '') => json(`/tasks/${TASK}?language=sv${query}`),
          search: (over = {}) => json('/search', searched(over)),
          newSince: async (visit) => {
            const asked = { isNew: true, previousVisitAt: visit }
            const found = await json<ArchiveSearchResult>(
              '/search',
              searched(asked),
            )
            return found.documents.map(({ ref }) => ref)
          },
          page: async (ref) => {
            const answer = await ask(`/documents/${ref}`)
            return answer.ok
              ? ((await answer.json()) as ArchiveDocument)
              : undefined
          },
        }
      },
    }
  })
  afterAll(async () => {
    for (const close of closing) await close()
  })
  return () => {
    if (!told) throw new Error('The suite has not started')
    return told
  }
}

async function personOf({ database }: TestArchive, code: IdentityCode) {
  const id = await knownPersonId(database, code)
  if (id === undefined) throw new Error('nobody knows the person')
  return id
}

type Metadata = DeliveredDocument['metadata']

/** A document with other marks. */
export const marked = (
  document: DeliveredDocument,
  marks: Partial<Metadata>,
): DeliveredDocument =>
  altered(document, ({ metadata }) => {
    Object.assign(metadata, marks)
  })

/** Marks of special content, of a delay and of what guardians do not see. */
export const special = {
  specialContent: true,
  restrictionReasons: ['danger-to-client'],
}
export const delayedUntil = (showFrom: string) => ({
  showFrom,
  restrictionReasons: ['danger-to-client'],
})
export const withheld = {
  guardianDisclosure: 'withheld-child-prohibits',
  reasonText: 'Barnet har förbjudit det.',
}

/** The next version of a document, without special content and delay. */
export const released = (
  document: DeliveredDocument,
  marks: Partial<Metadata> = {},
): DeliveredDocument =>
  marked(
    altered(nextVersion(document), ({ metadata }) => {
      delete metadata.specialContent
      delete metadata.showFrom
      delete metadata.restrictionReasons
      delete metadata.reasonText
    }),
    marks,
  )
