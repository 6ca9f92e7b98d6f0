import { randomUUID } from 'node:crypto'
import type { ProhibitionTarget } from '@mittkanta/contracts'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { own } from '../reading/portal.ts'
import { acting, openWillArchive, type WillArchive } from './will-archive.ts'

/*
 * Prohibitions of documents that are hidden from the person whose register it is
 * (A31). What a twin shows who never had them is what they are to be shown.
 */
describe.each(ENGINES)('hidden prohibitions on %s', (engine) => {
  let archive: WillArchive
  beforeAll(async () => {
    archive = await openWillArchive(engine)
  })
  afterAll(() => archive.close())

  const task = { kind: 'service-task', task: 'child-protection' } as const
  const other = { kind: 'service-task', task: 'elderly-services' } as const

  /** An informed client and their mandate holder, both of whom see one document. */
  async function register() {
    const { client, relation, ofCase, document } = await archive.make.story()
    await archive.make.accepted([relation, ofCase, document])
    const person = await archive.personOf(client)
    const claims = own(person)
    await archive.command(claims, { command: 'receive-information' })
    const holder = acting(
      await archive.personOf(archive.make.adult()),
      person,
      'mandate',
    )
    const [row] = await archive.database.query({
      text: 'SELECT ref FROM reading WHERE person_id = $1',
      values: [person],
    })
    const setHidden = (special: 'yes' | 'no') =>
      archive.database.query({
        text: 'UPDATE reading SET special_content = $2 WHERE person_id = $1',
        values: [person, special],
      })
    const set = async (
      who: typeof claims,
      targets: readonly ProhibitionTarget[],
      shown?: { expectedFingerprint: string | null },
    ) =>
      archive.command(
        who,
        { command: 'set-prohibitions', targets },
        shown ?? (await archive.onShown(who)),
      )
    return {
      client,
      claims,
      holder,
      document: {
        kind: 'document',
        ref: String(row?.ref),
      } as ProhibitionTarget,
      hide: () => setHidden('yes'),
      release: () => setHidden('no'),
      set,
      /** A change that has to be taken. */
      take: async (
        who: typeof claims,
        ...targets: readonly ProhibitionTarget[]
      ) => {
        archive.clock.advance(60_000)
        const told = await set(who, targets)
        expect(told.status).toBe(200)
        return told
      },
      visit: async (
        expectedVersion: number,
        visitor: string,
        ...targets: readonly ProhibitionTarget[]
      ) => {
        archive.clock.advance(60_000)
        const told = await archive.visit(
          client,
          { command: 'record-prohibitions', targets: targets as never },
          { expectedVersion, visitor },
        )
        expect(told.status).toBe(200)
      },
      shown: async (who = claims) => (await archive.wills(who)).prohibitions,
    }
  }
  type Register = Awaited<ReturnType<typeof register>>

  /** A hidden prohibition changes nothing in what is shown; times are compared as "now" or not. */
  async function expectTwins(
    happen: (register: Register, isMade: boolean) => Promise<unknown>,
  ) {
    const answers = []
    for (const isMade of [true, false]) {
      const one = await register()
      const outcome = await happen(one, isMade)
      const shown = await one.shown()
      answers.push({
        outcome,
        shown: shown && {
          ...shown,
          fingerprint: '',
          expressedAt: shown.expressedAt === archive.clock().toISOString(),
        },
      })
    }
    expect(answers[0]).toEqual(answers[1])
  }

  it('leave a client who saves an empty list with the answers that they would have without them', () =>
    expectTwins(async ({ holder, document, hide, take, set, claims }, made) => {
      if (made) await take(holder, document)
      await hide()
      const saved = await set(claims, [])
      const again = await set(claims, [])
      return [saved.status, again.status]
    }))

  it('leave the client’s own change in what they are shown when what it took away is hidden later', () =>
    expectTwins(async ({ claims, holder, document, hide, take }, made) => {
      await take(claims, task)
      if (made) await take(holder, task, document)
      await take(claims, task)
      await hide()
    }))

  it('leave a visit of the client that repeats their prohibitions in what they are shown', () =>
    expectTwins(
      async ({ claims, holder, document, hide, take, visit }, made) => {
        await take(claims, task)
        if (made) await take(holder, task, document)
        await hide()
        await visit(made ? 2 : 1, 'client', task)
      },
    ))

  it('leave nothing where there was nothing when their maker ends them', () =>
    expectTwins(async ({ holder, document, hide, take }, made) => {
      if (made) await take(holder, document)
      await hide()
      if (made) await take(holder)
    }))

  it('leave nothing where there was nothing when a unit ends them', () =>
    expectTwins(async ({ holder, document, hide, take, visit }, made) => {
      if (made) await take(holder, document)
      await hide()
      if (made) await visit(1, 'legal-representative')
    }))

  it('do not show by time or author when their maker ends them after a change of the client', () =>
    expectTwins(async ({ claims, holder, document, hide, take }, made) => {
      if (made) await take(holder, document)
      await hide()
      await take(claims, task)
      const at = archive.clock()
      if (made) await take(holder, task)
      archive.clock.advance(at.getTime() - archive.clock().getTime())
    }))

  it('have no effect on what a change of the client is made on', async () => {
    const { claims, holder, document, hide, take, set } = await register()
    await take(claims, task)
    await take(holder, task, document)
    await hide()
    const page = await archive.onShown(claims)
    await take(holder, task)
    expect((await set(claims, [task, other], page)).status).toBe(200)
  })

  it('refuse no change that the page shows right, and keep them in it', async () => {
    const { claims, holder, document, hide, release, take, shown } =
      await register()
    await take(holder, document)
    await hide()
    expect(await shown()).toBeNull()
    const told = await take(claims, task)
    expect(told.body).toMatchObject({ prohibitions: { targets: [task] } })
    expect((await shown(holder))?.targets).toEqual([task, document])
    await release()
    expect((await shown())?.targets).toEqual([task, document])
  })

  it('are the same before and after they were released for a time', async () => {
    const { claims, holder, document, hide, release, take, shown } =
      await register()
    await take(claims, task)
    await take(holder, task, document)
    await hide()
    const before = await shown()
    await release()
    await hide()
    expect(await shown()).toEqual(before)
    await take(claims, task, other)
    expect((await shown(holder))?.targets).toEqual([task, other, document])
  })

  it('refuse a change on a page that is out of date, also when one was hidden since', async () => {
    const { claims, holder, document, hide, take, set, shown } =
      await register()
    await take(claims, task)
    await take(holder, task, document)
    const page = await archive.onShown(claims)
    await hide()
    await take(holder, task, document, other)
    expect((await set(claims, [task], page)).status).toBe(409)
    expect((await shown())?.targets).toEqual([task, other])
  })

  it('are not lost when one is shown that was hidden when the page was opened', async () => {
    const { claims, holder, document, hide, release, take, set, shown } =
      await register()
    await take(holder, task, document)
    await hide()
    const page = await archive.onShown(claims)
    await release()
    expect((await set(claims, [task, other], page)).status).toBe(409)
    expect((await shown(holder))?.targets).toEqual([task, document])
  })

  it('are not kept without a word when one was shown that is hidden when the page is saved', async () => {
    const { claims, holder, document, hide, take, set, shown } =
      await register()
    await take(holder, task, document)
    expect((await shown())?.targets).toEqual([task, document])
    const page = await archive.onShown(claims)
    await hide()
    expect((await set(claims, [task], page)).status).toBe(409)
  })

  it('let one of two who change at once be first, and lose neither', async () => {
    const { claims, holder, document, hide, take, set } = await register()
    await take(holder, document)
    await hide()
    const [mine, theirs] = [
      await archive.onShown(claims),
      await archive.onShown(holder),
    ]
    const both = await Promise.all([
      set(claims, [task], mine),
      set(holder, [document, other], theirs),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('answer a repeated command alike', async () => {
    const { claims, holder, document, hide, take } = await register()
    await take(holder, document)
    await hide()
    const send = (commandId: string) =>
      archive.command(
        claims,
        { command: 'set-prohibitions', targets: [task] },
        { commandId, expectedFingerprint: null },
      )
    const commandId = randomUUID()
    expect(await send(commandId)).toEqual(await send(commandId))
  })
})
