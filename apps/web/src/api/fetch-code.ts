import { ApiProblem } from './api-problem.ts'

/**
 * Fetches a part of the pages' own code.
 *
 * @throws {ApiProblem} `network` without a network; `code-missing` with one,
 *   as after a new release, which has taken the place of the files of this one
 */
export async function fetchCode<T>(
  fetchPart: (() => Promise<T>) | undefined,
): Promise<T> {
  try {
    if (!fetchPart) throw new Error('no such part')
    return await fetchPart()
  } catch (error) {
    throw new ApiProblem(navigator.onLine ? 'code-missing' : 'network', {
      cause: error,
    })
  }
}
