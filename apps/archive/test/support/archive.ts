import type { DeliveredDocument } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import { createLog, createMetrics, listen } from '@mittkanta/service-kit'
import {
  fixedClock,
  freshDatabase,
  type Engine,
  type FixedClock,
} from '@mittkanta/test-kit'
import type { ArchiveConfig } from '../../src/config.ts'
import {
  createArchive,
  type Archive,
  type ArchiveDeps,
} from '../../src/create-archive.ts'
import { migrateArchive } from '../../src/db/schema.ts'
import { ARCHIVE_SCHEMA } from './archive-schema.ts'
import { ARCHIVE_URL } from './archive-url.ts'
import { createClientSystem, type TestClientSystem } from './client-system.ts'
import { CONTROLLER, OTHER_CONTROLLER, SHELTER_UNIT } from './documents.ts'

/** An archive that listens, on a separate empty database. */
export interface TestArchive {
  readonly url: string
  readonly app: Archive['app']
  readonly database: Database
  readonly clock: FixedClock
  /** One more instance on the same database until the archive is closed; gives its address. */
  anotherInstance: (changes?: Partial<ArchiveConfig>) => Promise<string>
  /** A client system of `CONTROLLER`. */
  readonly client: TestClientSystem
  /** Client systems of the same register and of another one. */
  readonly otherClient: TestClientSystem
  /** Delivers as `client`, or with the token given. */
  deliver: (
    documents: readonly DeliveredDocument[],
    options?: DeliverOptions,
  ) => Promise<Delivered>
  close: () => Promise<void>
}

export interface DeliverOptions {
  readonly token?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface Delivered {
  readonly status: number
  readonly body: {
    readonly documents?: readonly { readonly outcome: string }[]
    readonly reminders?: readonly { readonly documentId: string }[]
    readonly failures?: readonly {
      readonly field: string
      readonly rule: string
      readonly section: string
      readonly message: string
    }[]
    readonly type?: string
  }
}

/**
 * Opens an archive on 1 March 2024, in MittKanta's phase 1, with DEMO_CLOCK off.
 *
 * @param changes to its configuration
 */
export async function openTestArchive(
  engine: Engine,
  changes: Partial<ArchiveConfig> = {},
  deps: Partial<ArchiveDeps> = {},
): Promise<TestArchive> {
  const database =
    deps.database ?? (await freshDatabase(engine, ARCHIVE_SCHEMA))
  if (deps.database) await migrateArchive(database)
  const clock = fixedClock('2024-03-01T12:00:00+02:00')
  const client = await createClientSystem('client-a', {
    ...CONTROLLER,
    shelterUnits: [SHELTER_UNIT],
  })
  const otherClient = await createClientSystem('client-b', OTHER_CONTROLLER)
  const config: ArchiveConfig = {
    url: ARCHIVE_URL,
    phase: '1',
    activeUseYears: 17,
    listPageSize: 20,
    maxContentBytes: 1_000_000,
    clientSystems: [client.configuration, otherClient.configuration],
    caller: { keys: { keys: [] }, issuer: 'bff', audience: 'archive' },
    trustedProxies: [],
    limits: { token: 3_000, intake: 30_000, disclosure: 3_000 },
    demoClock: false,
    isNobodyMarked: false,
    artificialIdentityCodes: true,
    ...changes,
  }
  const closing: (() => Promise<void>)[] = []
  const instance = async (further: Partial<ArchiveConfig> = {}) => {
    const archive = await createArchive(
      { ...config, ...further },
      {
        database,
        log: createLog('test', { write: () => undefined }),
        metrics: createMetrics('archive_test'),
        clock,
        machineClock: clock,
        ...deps,
      },
    )
    const listening = await listen(archive.app, 0)
    closing.push(listening.close, archive.close)
    return { ...listening, app: archive.app }
  }
  const server = await instance()
  const ownToken = () => client.token(server.url, clock())

  return {
    url: server.url,
    app: server.app,
    database,
    clock,
    anotherInstance: async (further) => (await instance(further)).url,
    client,
    otherClient,

    deliver: async (documents, { token, headers } = {}) => {
      const response = await fetch(`${server.url}/intake/deliveries`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token ?? (await ownToken())}`,
          ...headers,
        },
        body: JSON.stringify({ documents }),
      })
      return {
        status: response.status,
        body: (await response.json()) as Delivered['body'],
      }
    },

    close: async () => {
      for (const close of closing) await close()
      await database.close()
    },
  }
}
