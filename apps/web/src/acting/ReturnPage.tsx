import { ActingFinished } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { replace, useNavigate, useRouteError } from '../routing/routing.ts'
import { ApiProblem } from '../api/api-problem.ts'
import { askJson } from '../api/ask.ts'
import { places } from '../subject/places.ts'
import { ProblemView } from '../ui/ProblemPage.tsx'
import { placeAfter } from './outcome.ts'
import { takeAnswer } from './registry-answer.ts'

/**
 * The way back from the registry. It has no content: while the bff finishes the
 * choice the page waits, and then it gives way to the next one. A reader who
 * comes here again brings nothing and is led to `/acting`.
 */
export async function loader(): Promise<Response> {
  const answer = takeAnswer()
  if (answer === null) return replace('/acting')
  if (answer === 'cancelled') return replace(placeAfter('cancelled'))
  if (answer === 'unusable') return replace(placeAfter('failed'))
  const finished = await askJson(
    address(operations.finishActing),
    ActingFinished,
    {
      method: 'POST',
      body: answer,
    },
  )
  return replace(
    finished.outcome === 'acting'
      ? places.frontPage(finished.subjectRef)
      : placeAfter('refused'),
  )
}

/** Never seen: the loader always leads on. */
export function Component() {
  return null
}

/** A code is good once, so that trying again begins from the beginning. */
export function ErrorBoundary() {
  const error = useRouteError()
  const navigate = useNavigate()
  return (
    <ProblemView
      kind={error instanceof ApiProblem ? error.kind : 'unexpected'}
      tryAgain={() => void navigate('/acting', { replace: true })}
    />
  )
}
