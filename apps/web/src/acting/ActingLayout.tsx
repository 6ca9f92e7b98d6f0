import { Acting } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { Fragment, useEffect } from 'react'
import {
  Outlet,
  useLoaderData,
  useNavigate,
  useRouteError,
  type LoaderFunctionArgs,
} from '../routing/routing.ts'
import { ApiProblem } from '../api/api-problem.ts'
import { askJson } from '../api/ask.ts'
import { forgetAll } from '../session/tab-memory.ts'
import { ActingContext } from '../subject/subject-context.ts'
import { handleOf } from '../subject/subject.ts'
import { ProblemPage } from '../ui/ProblemPage.tsx'
import { ActingBar } from './ActingBar.tsx'
import { Component as EndedPage } from './EndedPage.tsx'
import { useHasEnded } from './use-has-ended.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const path = address(operations.acting, {
    subjectRef: handleOf(params.subjectRef),
  })
  const acting = await askJson(path, Acting, { signal: request.signal })
  const { endsInSeconds } = acting
  return {
    acting,
    /** When access ends, in milliseconds of the page's own clock. */
    endsAt: endsInSeconds === null ? null : Date.now() + endsInSeconds * 1000,
  }
}

/** What surrounds every page of a person whom the reader acts for (5.4). */
export function Component() {
  const { acting, endsAt } = useLoaderData<typeof loader>()
  const hasEnded = useHasEnded(acting.subjectRef, endsAt)

  if (hasEnded) return <LeaveThePerson />
  return (
    <ActingContext value={acting}>
      <ActingBar acting={acting} />
      {/* Nothing that a page holds passes from one person to another. */}
      <Fragment key={acting.subjectRef}>
        <Outlet />
      </Fragment>
    </ActingContext>
  )
}

/** The person's name is not known here, and so nothing is said of whom. */
export function ErrorBoundary() {
  const error = useRouteError()
  return error instanceof ApiProblem && error.kind === 'not-acting' ? (
    <LeaveThePerson />
  ) : (
    <ProblemPage />
  )
}

/**
 * Blanks the page at once and goes where nothing of the person is: not in the
 * address, not in what the router holds, not in what the tab keeps.
 */
function LeaveThePerson() {
  const navigate = useNavigate()
  useEffect(() => {
    sessionStorage.clear()
    forgetAll()
    void navigate('/acting/ended', { replace: true })
  }, [navigate])
  return <EndedPage />
}
