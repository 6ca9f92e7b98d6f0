import { toPlainDate } from '@mittkanta/calendar'
import { afterEach, describe, expect, it } from 'vitest'
import { makeClientSystems, registerOwners } from '../src/client-systems.ts'
import { LoadError, loadScenarios } from '../src/load.ts'
import { shippedScenarios } from '../src/shipped.ts'
import { fakeArchive, type Judge } from './support/fake-archive.ts'

const stories = await shippedScenarios()
const story = (key: string) => {
  const found = stories.find((one) => one.key === key)
  if (!found) throw new Error(`there is no story ${key}`)
  return found
}
const { registrations, credentials } = await makeClientSystems(
  registerOwners(stories),
)

const refusal = (section: string) => ({
  status: 422,
  problem: {
    type: 'urn:mittkanta:problem:intake-refused',
    status: 422,
    failures: [{ field: 'documents[0]', rule: 'r', section, message: 'No.' }],
  },
})
/** Refuses what is added to a closed case, as story 9 expects. */
const refusesLateDocuments: Judge = ({ archivedAt, delivery }) =>
  archivedAt?.startsWith('2024-02-14') === true &&
  delivery.documents[0]?.metadata.createdAt === '2024-02-14'
    ? refusal('8.1.1')
    : { status: 200 }

let archive: Awaited<ReturnType<typeof fakeArchive>> | undefined
afterEach(async () => {
  await archive?.stop()
  archive = undefined
})
const started = async (judge: Judge) => {
  archive = await fakeArchive(registrations, judge)
  return archive
}

describe('loadScenarios', () => {
  it('sends a story in its order, at its own times, and counts', async () => {
    const { url, received, uploads } = await started(refusesLateDocuments)
    const progress: string[] = []
    const summary = await loadScenarios({
      archiveUrl: url,
      scenarios: [story('s09')],
      clientSystems: credentials,
      onProgress: ({ scenario, documents }) =>
        progress.push(`${scenario} ${documents}`),
    })

    expect(summary).toEqual({
      scenarios: 1,
      stored: 13,
      alreadyStored: 0,
      refused: 1,
      reminders: 0,
    })
    expect(received[0]).toMatchObject({
      clientId: 'norrstrand',
      archivedAt: '2023-02-01T08:00:00+02:00',
    })
    const times = received.map(({ archivedAt = '' }) => Date.parse(archivedAt))
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(progress).toContain('s09 1')
    const referred = received.flatMap(({ delivery }) =>
      delivery.documents.flatMap(({ contents = [] }) => contents),
    )
    expect(uploads).toEqual(expect.arrayContaining(referred))
    expect(referred.length).toBeGreaterThan(6)
  })

  it('reports what the archive had already', async () => {
    const { url } = await started(refusesLateDocuments)
    const load = () =>
      loadScenarios({
        archiveUrl: url,
        scenarios: [story('s09')],
        clientSystems: credentials,
      })
    await load()

    expect(await load()).toMatchObject({ stored: 0, alreadyStored: 13 })
  })

  it('asks for one token for each client system', async () => {
    const { url, tokens } = await started(() => ({ status: 200 }))
    await loadScenarios({
      archiveUrl: url,
      scenarios: [story('s07'), story('s04'), story('s03')],
      clientSystems: credentials,
    })

    expect([...tokens.values()].sort()).toEqual(['koillisranta', 'norrstrand'])
  })

  it('moves the story to the day it is asked for', async () => {
    const { url, received } = await started(() => ({ status: 200 }))
    await loadScenarios({
      archiveUrl: url,
      scenarios: [story('s04')],
      clientSystems: credentials,
      shiftTo: toPlainDate('2024-03-08'),
    })

    expect(received[0]?.archivedAt).toBe('2023-12-11T08:00:00+02:00')
  })

  const loading = async (judge: Judge, key: string, keys = credentials) => {
    const { url } = await started(judge)
    return loadScenarios({
      archiveUrl: url,
      scenarios: [story(key)],
      clientSystems: keys,
    })
  }

  it('fails when the archive stores what it must refuse', async () => {
    await expect(loading(() => ({ status: 200 }), 's09')).rejects.toThrow(
      's09, into-a-closed-case, 2024-02-14: the archive stored what it must refuse: A document is added to a closed case',
    )
  })

  it('fails when the archive refuses on another ground than the story says', async () => {
    const judge: Judge = (one) =>
      refusesLateDocuments(one).status === 200
        ? { status: 200 }
        : refusal('9.12.3')

    await expect(loading(judge, 's09')).rejects.toThrow(
      'expected a refusal that names 8.1.1',
    )
  })

  it('fails with every failure when the archive refuses what it must store', async () => {
    const error: unknown = await loading(() => refusal('11.2'), 's04').catch(
      (caught: unknown) => caught,
    )

    expect(error).toBeInstanceOf(LoadError)
    expect(String(error)).toMatch(
      /s04, client-relation, 2023-12-04: .*\n {2}documents\[0\]: No\. \(r, 11\.2\)/,
    )
  })

  it('fails when a client system has no credentials', async () => {
    await expect(loading(() => ({ status: 200 }), 's04', [])).rejects.toThrow(
      'there are no credentials of the client system of "koillisranta"',
    )
  })

  it('fails when the archive does not know the key', async () => {
    const { credentials: strangers } = await makeClientSystems(
      registerOwners(stories),
    )

    await expect(
      loading(() => ({ status: 200 }), 's04', [...strangers]),
    ).rejects.toThrow('token for "koillisranta"')
  })
})

describe('registerOwners', () => {
  it('gives every controller once', () => {
    expect(registerOwners(stories).map(({ clientId }) => clientId)).toEqual([
      'norrstrand',
      'koillisranta',
      'kotituki',
      'thl',
    ])
  })

  it('refuses two controllers behind one client system', () => {
    const renamed = {
      ...story('s04'),
      controllers: story('s04').controllers.map((one) => ({
        ...one,
        name: 'Toinen',
      })),
    }

    expect(() => registerOwners([story('s06'), renamed])).toThrow(
      's04: the client system "koillisranta" belongs to another controller',
    )
  })
})
