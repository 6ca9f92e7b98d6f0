import { ActingAnswer } from '@mittkanta/contracts'

/** What the registry gave the browser to bring back. */
type RegistryAnswer = ActingAnswer | 'cancelled' | 'unusable'

/** Where the registry sends the browser back to. */
const RETURN = '/acting/return'

let kept: RegistryAnswer | null = null

/**
 * Takes what the registry wrote into the address out of it, before anything
 * else happens: it stays neither in the address bar nor in the history, and a
 * reload does not use it twice.
 */
export function keepAnswer({
  location,
  history,
}: Pick<Window, 'location' | 'history'>): void {
  if (location.pathname !== RETURN) return
  const said = new URLSearchParams(location.search)
  kept = answerIn(said)
  const lang = said.get('lang')
  const rest = lang === null ? '' : `?${new URLSearchParams({ lang })}`
  history.replaceState(null, '', RETURN + rest)
}

/** Gives what was kept, once. */
export function takeAnswer(): RegistryAnswer | null {
  const answer = kept
  kept = null
  return answer
}

function answerIn(said: URLSearchParams): RegistryAnswer | null {
  if (said.has('error')) return 'cancelled'
  if (!said.has('code')) return null
  const { success, data } = ActingAnswer.safeParse({
    code: said.get('code'),
    state: said.get('state'),
  })
  return success ? data : 'unusable'
}
