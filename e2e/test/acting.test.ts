import type { ActingFinished } from '@mittkanta/contracts'
import { personId } from '@mittkanta/demo'
import { identityCodeOf, type Scenario } from '@mittkanta/client-system'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { actFor, beginActing } from '../support/act-for.ts'
import { family, type Relation } from '../support/family.ts'
import { signIn, type PortalClient } from '../support/portal-client.ts'
import { testPortal, type TestPortal } from '../support/whole-portal.ts'

type Outcome = ActingFinished['outcome']

interface Case {
  readonly says: string
  readonly relations: readonly Relation[]
  readonly childBorn?: string
  readonly guardianBorn?: string
  readonly a: Outcome
  readonly b: Outcome
}

const marked = (person: string, until?: string): Relation => ({
  kind: 'restricted-marking',
  person,
  from: '2024-01-15',
  ...(until !== undefined && { until }),
})
const agreement = (
  isStructured: boolean,
  decidesInSocialWelfare: boolean,
): Relation => ({
  kind: 'custody-agreement',
  guardian: 'a',
  child: 'child',
  confirmedOn: '2021-06-14',
  isStructured,
  decidesInSocialWelfare,
})
const custody = (until?: string): Relation => ({
  kind: 'guardianship',
  guardian: 'a',
  child: 'child',
  ...(until !== undefined && { until }),
})
const rightToInformation = (until?: string): Relation => ({
  kind: 'right-to-information',
  person: 'a',
  child: 'child',
  from: '2021-06-14',
  ...(until !== undefined && { until }),
})

/** The block list of 5.4.2 with the sides that it does not block. Today is 1.3.2024. */
const CASES: readonly Case[] = [
  { says: 'both guardians act', relations: [], a: 'acting', b: 'acting' },
  {
    says: 'nobody acts for a child with a restricted marking',
    relations: [marked('child')],
    a: 'refused',
    b: 'refused',
  },
  {
    says: 'a restricted marking that is over stops nobody',
    relations: [marked('child', '2024-02-20')],
    a: 'acting',
    b: 'acting',
  },
  {
    says: 'the guardian without a restricted marking does not act while the other has one',
    relations: [marked('a')],
    a: 'acting',
    b: 'refused',
  },
  {
    says: 'neither acts when both guardians have a restricted marking',
    relations: [marked('a'), marked('b')],
    a: 'refused',
    b: 'refused',
  },
  {
    says: 'a guardian declared incompetent does not act',
    relations: [{ kind: 'incapacity', person: 'a', from: '2023-01-01' }],
    a: 'refused',
    b: 'acting',
  },
  {
    says: 'a guardian with a trustee does not act',
    relations: [
      { kind: 'trustee', person: 'a', trustee: 'stranger', from: '2023-01-01' },
    ],
    a: 'refused',
    b: 'acting',
  },
  {
    says: 'a trustee who has been released stops nobody',
    relations: [
      {
        kind: 'trustee',
        person: 'a',
        trustee: 'stranger',
        from: '2023-01-01',
        until: '2023-12-31',
      },
    ],
    a: 'acting',
    b: 'acting',
  },
  {
    says: 'an agreement on shared custody from before structured recording stops everybody',
    relations: [agreement(false, true)],
    a: 'refused',
    b: 'refused',
  },
  {
    says: 'a guardian who may not decide in social welfare still reads',
    relations: [agreement(true, false)],
    a: 'acting',
    b: 'acting',
  },
  {
    says: 'a structured agreement that leaves the decision stops nobody',
    relations: [agreement(true, true)],
    a: 'acting',
    b: 'acting',
  },
  {
    says: 'a trustee of the child stops nobody',
    relations: [
      {
        kind: 'trustee',
        person: 'child',
        trustee: 'stranger',
        from: '2023-01-01',
      },
    ],
    a: 'acting',
    b: 'acting',
  },
  {
    says: 'a guardian of 17 acts',
    relations: [],
    guardianBorn: '2006-09-09',
    childBorn: '2023-01-10',
    a: 'acting',
    b: 'acting',
  },
  {
    says: 'a guardian whose custody has ended does not act',
    relations: [custody('2023-12-31')],
    a: 'refused',
    b: 'acting',
  },
  {
    says: 'a person with right to information reads',
    relations: [custody('2021-06-13'), rightToInformation()],
    a: 'acting',
    b: 'acting',
  },
  {
    says: 'a right to information that is over gives nothing',
    relations: [custody('2021-06-13'), rightToInformation('2023-12-31')],
    a: 'refused',
    b: 'acting',
  },
  {
    says: 'a restricted marking of the child holds for the right to information too (A42)',
    relations: [custody('2021-06-13'), rightToInformation(), marked('child')],
    a: 'refused',
    b: 'refused',
  },
  {
    says: 'nobody acts for a child who turns 18 today',
    relations: [],
    childBorn: '2006-03-01',
    a: 'refused',
    b: 'refused',
  },
  {
    says: 'both act on the last day before the child turns 18',
    relations: [],
    childBorn: '2006-03-02',
    a: 'acting',
    b: 'acting',
  },
]

const families = CASES.map(({ relations, childBorn, guardianBorn }, at) =>
  family({
    number: at + 1,
    relations,
    ...(childBorn !== undefined && { childBorn }),
    ...(guardianBorn !== undefined && { guardianBorn }),
  }),
)
const familyAt = (at: number): Scenario => {
  const found = families.at(at)
  if (!found) throw new Error('a case without a family')
  return found
}
const ordinary = familyAt(0)

let portal: TestPortal

beforeAll(async () => {
  portal = await testPortal('later', { scenarios: families })
})
afterAll(() => portal.stop())
afterEach(() => {
  portal.registry.behave({})
  portal.clock.set('2024-03-01T12:00:00+02:00')
})

const someone = (scenario: Scenario, key: string) =>
  signIn(portal.url, personId(scenario.key, key))

/** How a guardian's attempt to act for the child ends, and what is then seen. */
async function attempt(scenario: Scenario, key: string) {
  const client = await someone(scenario, key)
  const finished = await actFor(client, personId(scenario.key, 'child'))
  if (finished.outcome === 'refused') return 'refused'
  const { tasks, informationText } = await client
    .record(finished.subjectRef)
    .frontPage()
  // The child's one document: acting means that it is read.
  expect(tasks.flatMap(({ documents }) => documents)).toHaveLength(1)
  expect(informationText).toBe(false)
  return 'acting'
}

describe('5.4.2 who may act for a child', () => {
  it.each(CASES.map((one, at) => ({ ...one, at })))(
    '$says',
    async ({ at, a, b }) => {
      const scenario = familyAt(at)
      expect(await attempt(scenario, 'a')).toBe(a)
      expect(await attempt(scenario, 'b')).toBe(b)
    },
  )
})

/** An answer without what is of the moment. */
async function bytesOf(answer: Response) {
  const OF_THE_MOMENT = ['date', 'x-request-id']
  return {
    status: answer.status,
    headers: [...answer.headers].filter(
      ([name]) => !OF_THE_MOMENT.includes(name),
    ),
    body: (await answer.text()).replace(/urn:uuid:[0-9a-f-]{36}/, ''),
  }
}

describe('those without a ground', () => {
  it('get the same answer to the byte: a sibling, a stranger and an ex-guardian', async () => {
    const exGuardian = familyAt(13)
    const answers = await Promise.all(
      (
        [
          [ordinary, 'sibling', 'child'],
          [ordinary, 'stranger', 'child'],
          [exGuardian, 'a', 'child'],
          // A grown person who has given no mandate.
          [ordinary, 'a', 'b'],
          // A person unknown to the archive.
          [ordinary, 'a', 'stranger'],
        ] as const
      ).map(async ([scenario, reader, subject]) => {
        const client = await someone(scenario, reader)
        const { finish } = await beginActing(
          client,
          personId(scenario.key, subject),
        )
        return bytesOf(await finish())
      }),
    )
    expect(answers[0]?.body).toBe('{"outcome":"refused"}')
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('get one answer for every handle that is not theirs, whatever it is', async () => {
    const guardian = await someone(ordinary, 'a')
    const other = await someone(ordinary, 'b')
    const theirs = await actFor(other, personId(ordinary.key, 'child'))
    const ended = await actFor(guardian, personId(ordinary.key, 'child'))
    if (ended.outcome !== 'acting' || theirs.outcome !== 'acting') {
      throw new Error('the guardians may act')
    }
    await guardian.post(`/api/acting/${ended.subjectRef}/end`)
    const mine = await actFor(guardian, personId(ordinary.key, 'child'))
    if (mine.outcome !== 'acting') throw new Error('the guardian may act')

    for (const path of [
      '/front-page',
      '/tasks/services-for-families-with-children',
      `/documents/${'x'.repeat(22)}`,
    ]) {
      const answers = await Promise.all(
        [theirs.subjectRef, ended.subjectRef, 'A'.repeat(22), 'nonsense'].map(
          async (handle) =>
            bytesOf(await guardian.get(`/api/subjects/${handle}${path}`)),
        ),
      )
      expect(answers[0]?.status).toBe(403)
      for (const answer of answers) expect(answer).toEqual(answers[0])
    }
    expect(
      (await guardian.record(mine.subjectRef).get('/front-page')).status,
    ).toBe(200)
  })
})

describe('access that ends while a page is open', () => {
  async function acting() {
    const client = await someone(ordinary, 'a')
    const finished = await actFor(client, personId(ordinary.key, 'child'))
    if (finished.outcome !== 'acting') throw new Error('the guardian may act')
    const statusOf = async (path = '/front-page') =>
      (await client.record(finished.subjectRef).get(path)).status
    return { client, statusOf }
  }

  it('shows nothing more at the latest 60 seconds after the registry says no, and never again', async () => {
    const { client, statusOf } = await acting()
    portal.registry.behave({ roles: [] })
    portal.clock.set('2024-03-01T12:01:01+02:00')
    expect(await statusOf()).toBe(403)
    portal.registry.behave({})
    expect(await statusOf()).toBe(403)
    expect((await client.record().get('/front-page')).status).toBe(200)
  })

  it('ends at midnight in Helsinki when the child turns 18', async () => {
    const turning = familyAt(-1)
    portal.clock.set('2024-03-01T23:59:30+02:00')
    const client = await someone(turning, 'a')
    const finished = await actFor(client, personId(turning.key, 'child'))
    if (finished.outcome !== 'acting') throw new Error('the guardian may act')
    const record = client.record(finished.subjectRef)
    expect((await record.get('/front-page')).status).toBe(200)
    portal.clock.set('2024-03-02T00:00:00+02:00')
    expect((await record.get('/front-page')).status).toBe(403)
  })
})

describe('a registry that lies', () => {
  it.each(['another', 'two', 'oneself', 'nobody'] as const)(
    'gives no access when it names %s in place of the person who was chosen',
    async (delegate) => {
      const reader = await someone(ordinary, 'a')
      const { finish } = await beginActing(
        reader,
        personId(ordinary.key, 'child'),
      )
      portal.registry.behave({ delegate })
      const answer = await finish()
      const body = (await answer.json()) as { outcome?: string }
      expect(body.outcome).not.toBe('acting')
    },
  )
})

/** Longer than a person is kept waiting, with room for a machine that is busy. */
const MOST_MILLISECONDS = 4000

async function timed(work: () => Promise<Response>) {
  const startedAt = performance.now()
  const { status } = await work()
  expect(performance.now() - startedAt).toBeLessThan(MOST_MILLISECONDS)
  return status
}

describe('a registry that fails', () => {
  let client: PortalClient
  let subject: string

  beforeAll(async () => {
    client = await someone(ordinary, 'b')
    const finished = await actFor(client, personId(ordinary.key, 'child'))
    if (finished.outcome !== 'acting') throw new Error('the guardian may act')
    subject = finished.subjectRef
  })

  it.each([
    ['hangs', { hangs: true }],
    ['is slow', { slowMilliseconds: 20_000 }],
    ['fails', { failsWith: 500 }],
    ['answers with a page', { rubbish: 'html' }],
    ['answers with half an answer', { rubbish: 'not-json' }],
    ['answers in another shape', { rubbish: 'wrong-shape' }],
  ] as const)(
    'gives no access to others, in time, when it %s; the own record works',
    async (_words, behaviour) => {
      portal.clock.set(
        new Date(portal.clock().getTime() + 61_000).toISOString(),
      )
      portal.registry.behave(behaviour)
      const get = (whose: string) =>
        client.get(`/api/subjects/${whose}/front-page`)
      expect(await timed(() => get(subject))).toBe(503)
      expect(await timed(() => client.post('/api/acting/start'))).toBe(503)
      expect(await timed(() => get('self'))).toBe(200)
    },
  )
})

describe('the log', () => {
  it('holds no identity code of anybody', () => {
    const logged = portal.logged()
    const codes = families.flatMap(({ people }) =>
      people.map((person) => identityCodeOf(person).reveal()),
    )
    expect(logged).toContain('"event"')
    expect(codes.filter((code) => logged.includes(code))).toEqual([])
  })
})
