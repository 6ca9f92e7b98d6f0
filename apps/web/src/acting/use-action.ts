import { useState } from 'react'
import { ApiProblem, type ProblemKind } from '../api/api-problem.ts'

/** Something that a button does, at most once at a time. */
interface Action {
  readonly run: () => void
  readonly isUnderWay: boolean
  /** Why the last time failed; null when it did not. */
  readonly failure: ProblemKind | null
}

/** Makes an action of what may fail with a problem. */
export function useAction(act: () => Promise<void>): Action {
  const [isUnderWay, setIsUnderWay] = useState(false)
  const [failure, setFailure] = useState<ProblemKind | null>(null)
  const run = async () => {
    if (isUnderWay) return
    setIsUnderWay(true)
    setFailure(null)
    try {
      await act()
    } catch (error) {
      setFailure(error instanceof ApiProblem ? error.kind : 'unexpected')
    }
    setIsUnderWay(false)
  }
  return { run: () => void run(), isUnderWay, failure }
}
