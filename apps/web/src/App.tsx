import type { Language } from '@mittkanta/contracts'
import { useEffect, useState } from 'react'
import { createBrowserRouter, RouterProvider } from './routing/routing.ts'
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
import { Endings, EndingsContext } from './subject/endings.ts'
import { Shell } from './ui/Shell.tsx'
import { WaitingPage } from './ui/Waiting.tsx'

interface Props {
  readonly session: SessionStore
  /** The language until the router knows better; its texts are loaded. */
  readonly language: Language
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
 * The pages of one session. The router holds what they have fetched, so it is
 * made with the session and thrown away with it.
 */
function Routed({ state }: { readonly state: 'signed-in' | 'signed-out' }) {
  const [router, setRouter] = useState<ReturnType<typeof createBrowserRouter>>()
  const [endings] = useState(() => new Endings())

  useEffect(() => onNotActing(endings.add), [endings])

  useEffect(() => {
    const made = createBrowserRouter(routesFor(state))
    setRouter(made)
    return () => made.dispose()
  }, [state])

  return router ? (
    <EndingsContext value={endings}>
      <RouterProvider router={router} />
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
  }, [])
  return null
}
