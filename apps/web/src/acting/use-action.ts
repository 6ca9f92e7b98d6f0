import { useState } from 'react'
import { ApiProblem, type ProblemKind } from '../api/api-problem.ts'

/** Something that a button does, at most once at a time. */
interface Action<Args extends readonly unknown[]> {
  readonly run: (...args: Args) => void
  readonly isUnderWay: boolean
  /** Why the last time failed; null when it did not. */
  readonly failure: ProblemKind | null
}

/** Makes an action of what may fail with a problem. */
export function useAction<Args extends readonly unknown[] = []>(
  act: (...args: Args) => Promise<void>,
): Action<Args> {
  const [isUnderWay, setIsUnderWay] = useState(false)
  const [failure, setFailure] = useState<ProblemKind | null>(null)
  const run = async (...args: Args) => {
    if (isUnderWay) return
    setIsUnderWay(true)
    setFailure(null)
    try {
      await act(...args)
    } catch (error) {
      setFailure(error instanceof ApiProblem ? error.kind : 'unexpected')
    }
    setIsUnderWay(false)
  }
  return { run: (...args) => void run(...args), isUnderWay, failure }
}
