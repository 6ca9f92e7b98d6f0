import { SubjectRef } from '@mittkanta/contracts'
import type { Params } from '../routing/routing.ts'
import { ApiProblem } from '../api/api-problem.ts'

/** Whose record a page shows: the reader's own, or that of the person behind a handle. */
export type Subject = 'self' | SubjectRef

/**
 * Whose record an address is about. The one place that decides it; there is no
 * way from a handle back to oneself.
 *
 * @throws {ApiProblem} `not-acting` for a handle that cannot be one
 */
export function subjectFromParams({ subjectRef }: Params): Subject {
  return subjectRef === undefined ? 'self' : handleOf(subjectRef)
}

/**
 * The handle that an address under `/for` carries.
 *
 * @throws {ApiProblem} `not-acting` when it is none
 */
export function handleOf(word: string | undefined): SubjectRef {
  const parsed = SubjectRef.safeParse(word)
  if (!parsed.success) throw new ApiProblem('not-acting')
  return parsed.data
}
