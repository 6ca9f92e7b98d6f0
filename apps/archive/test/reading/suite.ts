import type { Database } from '@mittkanta/database'
import type { Engine } from '@mittkanta/test-kit'
import { afterAll, beforeAll } from 'vitest'
import { ACTIVE_USE_YEARS } from './oracle/arbitraries.ts'
import type { ModelDocument } from './oracle/model.ts'
import { own, startPortal, type Portal } from './portal.ts'
import { freshArchive, visible } from './records.ts'

/** An archive and its portal routes in MittKanta's first phase, for one suite. */
export interface Suite {
  readonly database: Database
  readonly portal: Portal
  /** Gets a path under a person's own record, or posts to it. */
  read: (person: string, path: string, body?: object) => Promise<Response>
}

/** Starts them before the tests of a suite and stops them after; use it inside the tests. */
export function portalSuite(engine: Engine): () => Suite {
  let suite: Suite | undefined
  const started = () => {
    if (!suite) throw new Error('The suite has not started')
    return suite
  }

  beforeAll(async () => {
    const database = await freshArchive(engine)
    const portal = await startPortal(database, {
      phase: '1',
      activeUseYears: ACTIVE_USE_YEARS,
    })
    suite = {
      database,
      portal,
      read: (person, path, body) => portal.read(own(person), path, body),
    }
  })
  afterAll(async () => {
    const { database, portal } = started()
    await portal.close()
    await database.close()
  })
  return started
}

/** Special content. */
export const restricted = { ...visible.marks, special: 'yes' }

/** Every way in which a document of one's own is hidden in the first phase. */
export const HIDDEN = {
  annulled: { isAnnulled: true },
  'special content': { marks: restricted },
  'of a case that is special content': { caseMarks: restricted },
  'of an older version': { isSuperseded: true },
  'linked to a case that is not found': { linked: [0] },
  delayed: { marks: { ...visible.marks, showFrom: '2026-03-11' } },
  'of a delayed case': {
    caseMarks: { ...visible.caseMarks, showFrom: '2026-03-11' },
  },
  joint: { clients: ['subject', 'stranger'] },
  'a journal entry': { group: 'journal-entry' },
  'a document of the first phase': { group: 'phase-1-client-document' },
  old: { group: 'old-client-document' },
  'of a group nobody knows': { group: 'a-new-group' },
  'of a pre-restricted type': { typeSet: 'shelter' },
  'of a pre-restricted service': { serviceSets: ['adoption-counselling'] },
  'of a type nobody knows': { typeSet: 'unknown' },
  'out of active use': { closedOn: '2009-03-09' },
  'of an unknown number of clients': { isUncounted: true },
} satisfies Record<string, Partial<ModelDocument>>
