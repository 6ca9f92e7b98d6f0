import type { SessionState } from '@mittkanta/contracts'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { guardPage } from '../src/session/guard-page.ts'
import { SessionStore } from '../src/session/session-store.ts'

const open: SessionState = {
  state: 'signed-in',
  displayName: 'Aino',
  contextId: 'one',
  idleSeconds: 900,
  absoluteSeconds: 28_800,
  warnSeconds: 120,
  turns18On: null,
}

const cleanUps: (() => void)[] = []
afterEach(() => cleanUps.splice(0).forEach((cleanUp) => cleanUp()))

function guarded() {
  const ask = vi.fn((): Promise<SessionState> => Promise.resolve(open))
  const keepAlive = vi.fn(() => Promise.resolve())
  const session = new SessionStore({
    ask,
    keepAlive,
    end: () => Promise.resolve('/signed-out'),
    leave: vi.fn(),
    vanish: vi.fn(),
    now: Date.now,
  })
  const root = document.createElement('div')
  const reload = vi.fn()
  cleanUps.push(guardPage(session, root, reload))
  return { session, ask, keepAlive, root, reload }
}

/** jsdom has no PageTransitionEvent. */
function pageEvent(name: 'pagehide' | 'pageshow', persisted: boolean) {
  window.dispatchEvent(Object.assign(new Event(name), { persisted }))
}

describe('guardPage', () => {
  it('hides the page before the browser keeps it for Back', () => {
    const { root } = guarded()

    pageEvent('pagehide', true)

    expect(root.hidden).toBe(true)
  })

  it('loads a page afresh that comes back from being kept', () => {
    const { root, reload } = guarded()

    pageEvent('pageshow', true)

    expect(root.hidden).toBe(true)
    expect(reload).toHaveBeenCalledOnce()
  })

  it('leaves a page alone that is shown for the first time', () => {
    const { root, reload } = guarded()

    pageEvent('pageshow', false)

    expect(root.hidden).toBe(false)
    expect(reload).not.toHaveBeenCalled()
  })

  it('asks who is signed in when the page is looked at again', async () => {
    const { session, ask } = guarded()
    await session.check()

    document.dispatchEvent(new Event('visibilitychange'))

    expect(ask).toHaveBeenCalledTimes(2)
  })

  it('asks again when another tab says that the session has changed', async () => {
    const { session, ask } = guarded()
    await session.check()
    const otherTab = new BroadcastChannel('mittkanta-session')
    cleanUps.push(() => otherTab.close())
    ask.mockResolvedValue({ state: 'signed-out' })

    otherTab.postMessage('changed')

    await vi.waitFor(() => expect(session.get()).toEqual({ state: 'ended' }))
  })

  it('informs other tabs when the session changes', async () => {
    const { session } = guarded()
    const otherTab = new BroadcastChannel('mittkanta-session')
    cleanUps.push(() => otherTab.close())
    const heard = new Promise((resolve) => (otherTab.onmessage = resolve))

    await session.check()

    await expect(heard).resolves.toMatchObject({ data: 'changed' })
  })

  it('takes keys and pointers for activity, but nothing that a script made', async () => {
    vi.useFakeTimers()
    const listen = vi.spyOn(window, 'addEventListener')
    const { session, keepAlive } = guarded()
    await session.check()
    await vi.advanceTimersByTimeAsync(61_000)

    window.dispatchEvent(new Event('scroll'))
    window.dispatchEvent(new Event('keydown'))
    window.dispatchEvent(new MouseEvent('pointerdown'))
    expect(keepAlive).not.toHaveBeenCalled()

    // No script can make a trusted event: the listener is called with one.
    const heard = listen.mock.calls.find(([name]) => name === 'keydown')?.[1]
    if (typeof heard !== 'function') throw new Error('no listener')
    heard.call(window, { isTrusted: true } as Event)
    expect(keepAlive).toHaveBeenCalledOnce()
  })

  it('asks every minute while it lies open, for the session may be ended elsewhere', async () => {
    vi.useFakeTimers()
    const { session, ask, keepAlive } = guarded()
    await session.check()
    ask.mockResolvedValue({ state: 'signed-out' })

    await vi.advanceTimersByTimeAsync(60_000)

    expect(session.get()).toEqual({ state: 'ended' })
    expect(keepAlive).not.toHaveBeenCalled()
  })

  it('leaves with another tab that leaves quickly', async () => {
    const { session } = guarded()
    await session.check()
    const otherTab = new BroadcastChannel('mittkanta-session')
    cleanUps.push(() => otherTab.close())

    otherTab.postMessage('left')

    await vi.waitFor(() => expect(session.get()).toEqual({ state: 'left' }))
  })
})
