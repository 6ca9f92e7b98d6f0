import { randomUUID } from 'node:crypto'
import {
  Disclosures,
  KANTA_INFORMATION_EDITION,
  ProblemDocument,
  WillChoices,
  WillPreview,
  Wills,
} from '@mittkanta/contracts'
import { personId } from '@mittkanta/demo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actFor } from '../support/act-for.ts'
import { signIn, type PortalClient } from '../support/portal-client.ts'
import { found, storyOf } from '../support/searches.ts'
import { testPortal, type TestPortal } from '../support/whole-portal.ts'

let portal: TestPortal

beforeAll(async () => {
  portal = await testPortal('later')
})
afterAll(() => portal.stop())

/** A person's will register, as the pages use it. */
function willsOf(client: PortalClient, subject = 'self') {
  const base = `/api/subjects/${subject}`
  const change = (command: object) =>
    client.post(`${base}/wills?language=sv`, {
      commandId: randomUUID(),
      ...command,
    })
  return {
    get: async () =>
      Wills.parse(await (await client.get(`${base}/wills?language=sv`)).json()),
    change,
    receive: () =>
      change({
        command: 'receive-information',
        expectedVersion: 0,
        edition: KANTA_INFORMATION_EDITION,
      }),
    permit: (value: 'positive' | 'negative', expectedVersion = 0) =>
      change({ command: 'set-permission', value, expectedVersion }),
    choices: async () =>
      WillChoices.parse(
        await (await client.get(`${base}/wills/choices?language=sv`)).json(),
      ),
    disclosures: async () =>
      Disclosures.parse(
        await (await client.get(`${base}/disclosures?language=sv`)).json(),
      ),
  }
}

describe('an adult decides on the disclosure of data about them (11.4)', () => {
  it('from the Kanta information to a prohibition, and another controller gets what is permitted', async () => {
    const search = () => found(portal, storyOf(portal, 's01'), 'aino')
    const client = await signIn(portal.url, personId('s01', 'aino'))
    const wills = willsOf(client)

    const before = await wills.get()
    expect(before.actions['receive-information']).toBe('open')
    expect(before.actions['give-permission']).toBe('information-first')
    expect(await search()).toEqual([])

    // The order of things is the register's (11.4).
    const tooEarly = await wills.permit('positive')
    expect(tooEarly.status).toBe(422)
    expect((await wills.receive()).status).toBe(200)
    expect((await wills.permit('positive')).status).toBe(200)
    const all = await search()
    expect(all.length).toBeGreaterThan(3)

    const { documents } = await wills.choices()
    const [chosen] = documents
    if (!chosen) throw new Error('nothing to choose')
    const target = { kind: 'document', ref: chosen.ref } as const
    const previewed = await client.post(
      '/api/subjects/self/wills/preview?language=sv',
      { targets: [target] },
    )
    expect(WillPreview.parse(await previewed.json())).toMatchObject({
      prohibited: 1,
    })
    const prohibited = await wills.change({
      command: 'set-prohibitions',
      expectedFingerprint: null,
      targets: [target],
    })
    const { prohibitions } = Wills.parse(await prohibited.json())
    expect(prohibitions?.targets).toMatchObject([{ name: chosen.name }])
    expect(await search()).toHaveLength(all.length - 1)

    const withdrawn = await wills.change({
      command: 'set-prohibitions',
      expectedFingerprint: prohibitions?.fingerprint,
      targets: [],
    })
    expect(withdrawn.status).toBe(200)
    expect(await search()).toHaveLength(all.length)

    expect((await wills.permit('negative', 1)).status).toBe(200)
    expect(await search()).toEqual([])

    // The person sees the searches that gave something.
    const { disclosures } = await wills.disclosures()
    expect(disclosures).toHaveLength(3)
    expect(disclosures[0]?.documents.length).toBeGreaterThan(0)
    expect(disclosures[0]?.organisationName).not.toBe('')
  })

  it('never loses an expression to another tab, and does nothing twice', async () => {
    const client = await signIn(portal.url, personId('s09', 'ida'))
    const wills = willsOf(client)
    const receive = {
      command: 'receive-information',
      commandId: randomUUID(),
      expectedVersion: 0,
      edition: KANTA_INFORMATION_EDITION,
    }
    expect((await wills.change(receive)).status).toBe(200)
    expect((await wills.change(receive)).status).toBe(200)
    expect((await wills.permit('positive')).status).toBe(200)
    const late = await wills.permit('negative', 0)
    expect(late.status).toBe(409)
    expect(ProblemDocument.parse(await late.json()).type).toContain(
      'will-changed',
    )
    expect((await wills.get()).permission?.value).toBe('positive')
  })

  it('cannot point a prohibition at what they do not see, whatever it is (A31)', async () => {
    const client = await signIn(portal.url, personId('s08', 'antti'))
    const wills = willsOf(client)
    await wills.receive()
    const bodies = await Promise.all(
      ['x'.repeat(22), 'y'.repeat(22)].map(async (ref) => {
        const answer = await wills.change({
          command: 'set-prohibitions',
          expectedFingerprint: null,
          targets: [{ kind: 'document', ref }],
        })
        expect(answer.status).toBe(422)
        return (await answer.text()).replace(/urn:uuid:[0-9a-f-]{36}/, '')
      }),
    )
    expect(bodies[0]).toBe(bodies[1])
  })
})

describe('those who act for another (Tabell 5.6.1)', () => {
  it('a guardian receives the information and gives the permission with the other guardian, and no more', async () => {
    const client = await signIn(portal.url, personId('s03', 'maria'))
    const finished = await actFor(client, personId('s03', 'leo'))
    if (finished.outcome !== 'acting') throw new Error('the guardian may act')
    const wills = willsOf(client, finished.subjectRef)

    expect((await wills.receive()).status).toBe(200)
    expect((await wills.permit('positive')).status).toBe(422)
    const agreed = await wills.change({
      command: 'set-permission',
      value: 'positive',
      expectedVersion: 0,
      guardiansAgree: true,
    })
    expect(agreed.status).toBe(200)
    const { actions, prohibitions } = await wills.get()
    expect(actions['revoke-permission']).toBe('at-provider')
    expect(actions['change-prohibitions']).toBe('at-provider')
    expect(prohibitions).toBeNull()
    const answer = await client.get(
      `/api/subjects/${finished.subjectRef}/disclosures`,
    )
    expect(answer.status).toBe(404)
  })

  it('a person with right to information does and sees nothing', async () => {
    const client = await signIn(portal.url, personId('s03', 'petter'))
    const finished = await actFor(client, personId('s03', 'leo'))
    if (finished.outcome !== 'acting') throw new Error('the person may read')
    const { actions } = await willsOf(client, finished.subjectRef).get()
    expect(new Set(Object.values(actions))).toEqual(new Set(['not-yours']))
  })

  it('a minor changes nothing', async () => {
    const client = await signIn(portal.url, personId('s02', 'nea'))
    const wills = willsOf(client)
    const { actions } = await wills.get()
    expect(actions['receive-information']).toBe('at-provider')
    expect((await wills.receive()).status).toBe(422)
  })

  it('a mandate holder does what the client may do', async () => {
    const client = await signIn(portal.url, personId('s10', 'maria'))
    const finished = await actFor(client, personId('s10', 'eeva'))
    if (finished.outcome !== 'acting') throw new Error('the holder may act')
    const wills = willsOf(client, finished.subjectRef)
    expect((await wills.receive()).status).toBe(200)
    expect((await wills.permit('positive')).status).toBe(200)
    expect((await wills.permit('negative', 1)).status).toBe(200)
    expect((await wills.disclosures()).disclosures).toEqual([])
  })
})
