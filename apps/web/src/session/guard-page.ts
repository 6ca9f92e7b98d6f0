import type { SessionStore } from './session-store.ts'

/** What only a person does; a timer or an answer never keeps a session alive. */
const ACTIVITY = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

/** Tabs inform each other that the session has changed, and nothing more. */
const CHANNEL = 'mittkanta-session'

/** Asking does not prolong the session. */
const ASK_MILLISECONDS = 60_000

/**
 * Ties the session to what happens to the page:
 *
 * - a page that the browser keeps for Back is emptied of everything visible
 *   before it is kept, and is loaded afresh when it comes back;
 * - a page that is looked at again looks at its clock and asks who is signed in;
 * - another tab that signs in or out makes this one ask, one that leaves quickly
 *   takes this one along;
 * - a page that lies open asks every minute, for the session may have been ended
 *   from elsewhere.
 *
 * @param root the element that holds everything visible
 * @param reload loads the page afresh
 * @returns a function that lets go of the page
 */
export function guardPage(
  session: SessionStore,
  root: HTMLElement,
  reload: () => void,
): () => void {
  const letGo = new AbortController()
  const { signal } = letGo
  const ask = () => {
    if (session.get().state === 'signed-in') void session.check()
  }

  window.addEventListener(
    'pagehide',
    (event) => {
      if (event.persisted) root.hidden = true
    },
    { signal },
  )
  window.addEventListener(
    'pageshow',
    (event) => {
      if (!event.persisted) return
      root.hidden = true
      reload()
    },
    { signal },
  )
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState !== 'visible') return
      session.look()
      ask()
    },
    { signal },
  )
  const asking = setInterval(() => {
    if (document.visibilityState === 'visible') ask()
  }, ASK_MILLISECONDS)
  // A script can make the same events; those are not trusted.
  const sawEvent = ({ isTrusted }: Event) => {
    if (isTrusted) session.sawActivity()
  }
  for (const name of ACTIVITY)
    window.addEventListener(name, sawEvent, {
      signal,
      capture: true,
      passive: true,
    })

  const channel = new BroadcastChannel(CHANNEL)
  let told = contextOf(session)
  const stopTelling = session.subscribe(() => {
    if (session.get().state === 'left') channel.postMessage('left')
    const context = contextOf(session)
    if (context === undefined || context === told) return
    told = context
    channel.postMessage('changed')
  })
  channel.addEventListener(
    'message',
    ({ data }) => {
      if (data === 'left') session.leaveQuickly()
      else void session.check()
    },
    { signal },
  )

  return () => {
    letGo.abort()
    clearInterval(asking)
    stopTelling()
    channel.close()
  }
}

/** Who is signed in, as far as is known: undefined while it is not. */
function contextOf(session: SessionStore): string | null | undefined {
  const now = session.get()
  switch (now.state) {
    case 'signed-in':
      return now.open.contextId
    case 'signed-out':
    case 'ended':
    case 'signing-out':
      return null
    case 'checking':
    case 'unreachable':
    case 'sign-out-failed':
    case 'left':
      return undefined
  }
}
