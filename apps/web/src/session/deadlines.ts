import type { SessionState } from '@mittkanta/contracts'

/** An open session, as the bff reports it. */
export type OpenSession = Extract<SessionState, { state: 'signed-in' }>

/** When a session ends, in milliseconds of the page's own clock. */
export interface Deadlines {
  readonly idleAt: number
  readonly absoluteAt: number
  readonly warnMilliseconds: number
}

/** Why a session is about to end: nothing was done, or it has lasted too long. */
export type Ending = 'idle' | 'absolute'

/** The state of a session at an instant. */
export type Standing =
  | { readonly phase: 'open' | 'ended' }
  | { readonly phase: 'ending'; readonly ending: Ending; readonly at: number }

/** The deadlines of an answer that arrived at `now`. */
export function deadlinesOf(session: OpenSession, now: number): Deadlines {
  return {
    idleAt: now + session.idleSeconds * 1000,
    absoluteAt: now + session.absoluteSeconds * 1000,
    warnMilliseconds: session.warnSeconds * 1000,
  }
}

const endOf = ({ idleAt, absoluteAt }: Deadlines) =>
  Math.min(idleAt, absoluteAt)

/** The state of a session at `now`; at the deadline itself it has ended. */
export function standingAt(deadlines: Deadlines, now: number): Standing {
  const at = endOf(deadlines)
  if (now >= at) return { phase: 'ended' }
  if (now < at - deadlines.warnMilliseconds) return { phase: 'open' }
  return {
    phase: 'ending',
    ending: deadlines.absoluteAt <= deadlines.idleAt ? 'absolute' : 'idle',
    at,
  }
}

/** Milliseconds until the standing changes next; 0 when the session has ended. */
export function untilNextChange(deadlines: Deadlines, now: number): number {
  const end = endOf(deadlines)
  const warning = end - deadlines.warnMilliseconds
  return Math.max(0, (now < warning ? warning : end) - now)
}
