import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ALL, type Behaviour } from '../src/index.ts'
import {
  CODES,
  delegatePath,
  listPath,
  registerPath,
  SETTINGS,
  systemPath,
  testRegistry,
  type TestRegistry,
} from './support.ts'

let registry: TestRegistry
let session: Awaited<ReturnType<TestRegistry['chosen']>>
beforeEach(async () => {
  registry = await testRegistry({ hasControl: true })
  session = await registry.chosen('maria', 'leo')
})
afterEach(() => registry.close())

const list = () =>
  registry.call(listPath(session.sessionId, 'leo'), {
    token: session.access_token,
  })
const named = async () => {
  const answer = await registry.call(delegatePath(session.sessionId), {
    token: session.access_token,
  })
  return (await answer.json()) as { personId: string }[]
}
const GOOD = { roles: [ALL], reasons: [] }

describe('a registry that is made to misbehave', () => {
  it('fails with a status, everywhere', async () => {
    registry.behave({ failsWith: 503 })

    const answers = await Promise.all([
      list(),
      registry.call(registerPath('maria')),
      registry.call(systemPath('maria', 'leo')),
      registry.token({ grant_type: 'refresh_token', refresh_token: 'x' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503])
  })

  it('misbehaves in the calls that are named, and behaves again on request', async () => {
    registry.behave({ calls: ['register'], failsWith: 500 })
    expect((await registry.call(registerPath('maria'))).status).toBe(500)
    expect(await (await list()).json()).toEqual(GOOD)

    registry.behave({})
    expect((await registry.call(registerPath('maria'))).status).toBe(200)
  })

  it('misbehaves as many times as requested', async () => {
    registry.behave({ failsWith: 502, times: 1 })

    expect((await list()).status).toBe(502)
    expect(await (await list()).json()).toEqual(GOOD)
  })

  it('is slow and then right', async () => {
    registry.behave({ slowMilliseconds: 120 })
    const startedAt = performance.now()

    expect(await (await list()).json()).toEqual(GOOD)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(110)
  })

  it('hangs, and lets go when it is closed', async () => {
    const own = await testRegistry()
    own.behave({ hangs: true })
    const hanging = own.call(registerPath('maria')).catch(() => 'let go')
    await expect(
      Promise.race([
        hanging,
        new Promise((resolve) => setTimeout(() => resolve('silence'), 150)),
      ]),
    ).resolves.toBe('silence')

    const startedAt = performance.now()
    await own.close()

    expect(await hanging).toBe('let go')
    expect(performance.now() - startedAt).toBeLessThan(3000)
  })

  it.each<[NonNullable<Behaviour['rubbish']>, string]>([
    ['not-json', 'application/json'],
    ['wrong-shape', 'application/json'],
    ['html', 'text/html'],
    ['empty', 'application/json'],
  ])('answers rubbish: %s', async (rubbish, type) => {
    registry.behave({ rubbish })
    const answer = await list()

    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toContain(type)
    expect(await answer.text()).not.toContain('"roles":["ALL"]')
  })

  it('names other people than the chosen one', async () => {
    const codes = async (lie: Behaviour['delegate']) => {
      registry.behave({ delegate: lie })
      return (await named()).map(({ personId }) => personId)
    }
    const [maria, leo] = [CODES.maria.reveal(), CODES.leo.reveal()]

    const [another] = await codes('another')
    expect(another).toBeDefined()
    expect([maria, leo]).not.toContain(another)
    expect(await codes('two')).toEqual([leo, another])
    expect(await codes('oneself')).toEqual([maria])
    expect(await codes('nobody')).toEqual([])
  })

  it('gives another session than the user’s, in which no token is good', async () => {
    registry.behave({ wrongSession: true })
    const wrong = await registry.chosen('maria', 'leo')
    const answer = await registry.call(listPath(wrong.sessionId, 'leo'), {
      token: wrong.access_token,
    })

    expect(answer.status).toBe(401)
  })

  it('refuses to refresh, and still takes codes', async () => {
    registry.behave({ refusesRefresh: true })
    const answer = await registry.token({
      grant_type: 'refresh_token',
      refresh_token: session.refresh_token,
    })

    expect(answer.status).toBe(400)
    expect((await registry.chosen('maria', 'leo')).access_token).toBeDefined()
  })

  it('answers roles that are not true', async () => {
    registry.behave({ roles: ['GUARDIAN'] })

    expect(await (await list()).json()).toEqual({
      roles: ['GUARDIAN'],
      reasons: [],
    })
  })
})

describe('PUT /control/behaviour', () => {
  const put = (url: string, body: unknown) =>
    fetch(`${url}/control/behaviour`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  it('makes the registry misbehave', async () => {
    expect((await put(registry.url, { failsWith: 500 })).status).toBe(204)
    expect((await list()).status).toBe(500)
  })

  it('refuses what is no misbehaviour', async () => {
    expect((await put(registry.url, { sulks: true })).status).toBe(400)
    expect((await put(registry.url, { failsWith: 200 })).status).toBe(400)
    expect((await list()).status).toBe(200)
  })

  it('is not there without the setting', async () => {
    const own = await testRegistry()
    const answer = await put(own.url, { failsWith: 500 })
    await own.close()

    expect(answer.status).toBe(404)
  })
})

it('has no system-level call without its key', async () => {
  const { restApiKey, ...settings } = SETTINGS
  const own = await testRegistry({ ...settings, restApiKey: undefined })
  const answer = await own.call(systemPath('maria', 'leo'), {
    apiKey: restApiKey,
    headers: { 'X-userId': 'somebody' },
  })
  await own.close()

  expect(answer.status).toBe(404)
})
