import { INITIAL_DATA_ID } from '@mittkanta/contracts'

/** Answers that came with the page, by the address that they answer. */
const answers = new Map<string, unknown>()

/**
 * Takes the answers that the bff sent with the page out of it. Call it before
 * any request is sent; afterwards they are nowhere in the page.
 */
export function keepInitial(page: Document): void {
  const block = page.getElementById(INITIAL_DATA_ID)
  if (!block) return
  block.remove()
  const sent = JSON.parse(block.textContent) as Record<string, unknown>
  for (const [path, answer] of Object.entries(sent)) answers.set(path, answer)
}

/**
 * The answer that came with the page, once.
 *
 * They belong to one moment and one session. The first request that none of
 * them answers, be it another check of the session, another language or a
 * change, ends them all: from then on every answer is fetched.
 *
 * @returns undefined when the bff must be asked
 */
export function takeInitial(method: string, path: string): unknown {
  const answer = method === 'GET' ? answers.get(path) : undefined
  if (answer === undefined) answers.clear()
  else answers.delete(path)
  return answer
}
