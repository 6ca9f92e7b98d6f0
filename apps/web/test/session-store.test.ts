import type { SessionState } from '@mittkanta/contracts'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiProblem } from '../src/api/api-problem.ts'
import { SessionStore } from '../src/session/session-store.ts'

const signedIn = (contextId = 'one', idleSeconds = 900): SessionState => ({
  state: 'signed-in',
  displayName: 'Aino',
  contextId,
  idleSeconds,
  absoluteSeconds: 28_800,
  warnSeconds: 120,
  turns18On: null,
})

function storeWith(answer: SessionState = signedIn()) {
  const deps = {
    ask: vi.fn(() => Promise.resolve(answer)),
    keepAlive: vi.fn((): Promise<unknown> => Promise.resolve()),
    end: vi.fn(() => Promise.resolve('/signed-out')),
    leave: vi.fn(),
    vanish: vi.fn(),
    now: Date.now,
  }
  return { store: new SessionStore(deps), deps }
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1000)

beforeEach(() => {
  vi.useFakeTimers()
})

describe('SessionStore', () => {
  it('shows no reader until the bff has answered', () => {
    expect(storeWith().store.get()).toEqual({ state: 'checking' })
  })

  it('warns before the idle end and ends the session when nothing is done', async () => {
    const { store, deps } = storeWith()
    await store.check()
    deps.ask.mockImplementation(() => new Promise(() => undefined))

    await seconds(779)
    expect(store.get()).toMatchObject({ state: 'signed-in', warning: null })
    await seconds(2)
    expect(store.get()).toMatchObject({ warning: { ending: 'idle' } })
    await seconds(119)
    expect(store.get()).toEqual({ state: 'checking' })
  })

  it('is over when the bff confirms the end', async () => {
    const { store, deps } = storeWith()
    await store.check()
    deps.ask.mockResolvedValue(signedIn('one', 120))
    await seconds(780)
    deps.ask.mockResolvedValue({ state: 'signed-out' })

    await seconds(120)

    expect(store.get()).toEqual({ state: 'ended' })
  })

  it('stays blank when no server answers at the end', async () => {
    const { store, deps } = storeWith()
    await store.check()
    deps.ask.mockRejectedValue(new ApiProblem('network'))

    await seconds(900)

    expect(store.get()).toEqual({ state: 'ended' })
  })

  it('does not warn when another tab has kept the session alive', async () => {
    const { store } = storeWith()
    await store.check()
    const seen: unknown[] = []
    store.subscribe(() => seen.push(store.get()))

    await seconds(790)

    expect(seen).toEqual([
      expect.objectContaining({ state: 'signed-in', warning: null }),
    ])
  })

  it('keeps alive on activity, but at most once a minute', async () => {
    const { store, deps } = storeWith()
    await store.check()

    store.sawActivity()
    expect(deps.keepAlive).not.toHaveBeenCalled()
    await seconds(60)
    store.sawActivity()
    store.sawActivity()

    expect(deps.keepAlive).toHaveBeenCalledOnce()
  })

  it('never keeps alive without activity', async () => {
    const { store, deps } = storeWith()
    await store.check()

    await seconds(3600)

    expect(deps.keepAlive).not.toHaveBeenCalled()
  })

  it('wants an answer to the warning, not just any activity', async () => {
    const { store, deps } = storeWith()
    await store.check()
    deps.ask.mockResolvedValue(signedIn('one', 120))
    await seconds(780)

    store.sawActivity()
    expect(deps.keepAlive).not.toHaveBeenCalled()

    deps.ask.mockResolvedValue(signedIn())
    await store.stay()
    expect(store.get()).toMatchObject({ warning: null })
  })

  it('does not prolong anything when keeping alive gets no answer', async () => {
    const { store, deps } = storeWith()
    await store.check()
    deps.keepAlive.mockRejectedValue(new ApiProblem('network'))
    deps.ask.mockImplementation(() => new Promise(() => undefined))
    await seconds(800)

    await store.stay()
    await seconds(100)

    expect(store.get()).toEqual({ state: 'checking' })
  })

  it('ends at once when keeping alive comes too late', async () => {
    const { store, deps } = storeWith()
    await store.check()
    deps.keepAlive.mockRejectedValue(new ApiProblem('session-ended'))

    await store.stay()

    expect(store.get()).toEqual({ state: 'ended' })
  })

  it('warns of the absolute end once and ends then all the same', async () => {
    const { store, deps } = storeWith({
      ...signedIn(),
      absoluteSeconds: 300,
    } as SessionState)
    await store.check()
    deps.ask.mockImplementation(() => new Promise(() => undefined))
    await seconds(181)
    expect(store.get()).toMatchObject({ warning: { ending: 'absolute' } })

    store.understand()
    await seconds(60)
    expect(store.get()).toMatchObject({ state: 'signed-in', warning: null })
    await seconds(59)

    expect(store.get()).toEqual({ state: 'checking' })
  })

  it('notices on waking up that the deadline has passed meanwhile', async () => {
    const { store, deps } = storeWith()
    await store.check()
    deps.ask.mockImplementation(() => new Promise(() => undefined))
    vi.setSystemTime(Date.now() + 3_600_000)

    store.look()

    expect(store.get()).toEqual({ state: 'checking' })
  })

  it('takes over another person’s session as another one', async () => {
    const { store, deps } = storeWith()
    await store.check()
    deps.ask.mockResolvedValue({
      ...signedIn('two'),
      displayName: 'Pekka',
    } as SessionState)

    await store.check()

    expect(store.get()).toMatchObject({
      open: { contextId: 'two', displayName: 'Pekka' },
    })
  })

  it('counts only the last of several checks', async () => {
    const { store, deps } = storeWith()
    let answerLate: (answer: SessionState) => void = () => undefined
    deps.ask.mockImplementationOnce(
      () => new Promise((resolve) => (answerLate = resolve)),
    )
    const early = store.check()
    deps.ask.mockResolvedValueOnce({ state: 'signed-out' })
    await store.check()

    answerLate(signedIn())
    await early

    expect(store.get()).toEqual({ state: 'signed-out' })
  })

  it('does not ask for ever when the bff gives a session no time', async () => {
    const { store, deps } = storeWith(signedIn('one', 0))

    await store.check()
    await seconds(10)

    expect(store.get()).toEqual({ state: 'ended' })
    expect(deps.ask).toHaveBeenCalledOnce()
  })

  it('is blank from the first moment of signing out', async () => {
    const { store, deps } = storeWith()
    await store.check()

    const done = store.signOut()
    expect(store.get()).toEqual({ state: 'signing-out' })
    await done

    expect(deps.leave).toHaveBeenCalledExactlyOnceWith('/signed-out')
  })

  it('does not come back when an earlier check answers while signing out', async () => {
    const { store, deps } = storeWith()
    await store.check()
    let answerLate: (answer: SessionState) => void = () => undefined
    deps.ask.mockImplementationOnce(
      () => new Promise((resolve) => (answerLate = resolve)),
    )
    const late = store.check()
    await store.signOut()

    answerLate(signedIn())
    await late

    expect(store.get()).toEqual({ state: 'signing-out' })
  })
})
