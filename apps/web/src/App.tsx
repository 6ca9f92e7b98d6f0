import type { PageLanguageTag } from '@mittkanta/page-language'
import { useEffect, useState } from 'react'
import { PageLoads, Pages, preloadBehindLinks } from './routing/routing.ts'
import { onNotActing } from './api/ask.ts'
import { LanguageContext } from './i18n/use-texts.ts'
import { routesFor } from './router.tsx'
import { SessionContext, useSession } from './session/session-context.ts'
import {
  CheckFailed,
  SessionEnded,
  SignOutFailed,
} from './session/SessionNotice.tsx'
import type { SessionStore } from './session/session-store.ts'
import { forgetAll } from './session/tab-memory.ts'
import { Endings, EndingsContext } from './subject/endings.ts'
import { Shell } from './ui/Shell.tsx'
import { WaitingPage } from './ui/Waiting.tsx'

interface Props {
  readonly session: SessionStore
  /** The language until the router knows better; its texts are loaded. */
  readonly language: PageLanguageTag
}

/** The whole portal. Nothing of a person is rendered before the session check. */
export function App({ session, language }: Props) {
  return (
    <SessionContext value={session}>
      <LanguageContext value={language}>
        <InSession />
      </LanguageContext>
    </SessionContext>
  )
}

function InSession() {
  const session = useSession()
  switch (session.state) {
    case 'signed-in':
      // The key is the person's session: another one starts from nothing.
      return <Routed key={session.open.contextId} state="signed-in" />
    case 'signed-out':
      return <Routed key="signed-out" state="signed-out" />
    case 'checking':
    case 'signing-out':
      return <WaitingPage />
    case 'unreachable':
      return (
        <Shell>
          <CheckFailed />
        </Shell>
      )
    case 'ended':
      return (
        <Shell>
          <LeaveThePlace />
          <SessionEnded />
        </Shell>
      )
    case 'left':
      return null
    case 'sign-out-failed':
      return (
        <Shell>
          <LeaveThePlace />
          <SignOutFailed />
        </Shell>
      )
  }
}

/**
 * The pages of one session. What they have fetched is held by `PageLoads`,
 * which is made with the session and thrown away with it.
 */
function Routed({ state }: { readonly state: 'signed-in' | 'signed-out' }) {
  const [loads, setLoads] = useState<PageLoads>()
  const [endings] = useState(() => new Endings())

  useEffect(() => onNotActing(endings.add), [endings])

  useEffect(() => {
    const routes = routesFor(state)
    const made = new PageLoads(routes)
    const stopPreloading = preloadBehindLinks(routes)
    setLoads(made)
    return () => {
      stopPreloading()
      made.dispose()
    }
  }, [state])

  return loads ? (
    <EndingsContext value={endings}>
      <Pages loads={loads} waiting={<WaitingPage />} />
    </EndingsContext>
  ) : (
    <WaitingPage />
  )
}

/** Takes the address of what was read out of the address bar. */
function LeaveThePlace() {
  useEffect(() => {
    history.replaceState(null, '', '/')
    sessionStorage.clear()
    forgetAll()
  }, [])
  return null
}
