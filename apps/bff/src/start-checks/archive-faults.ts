import { PersonId } from '@mittkanta/contracts'
import type { Log } from '@mittkanta/service-kit'
import { callerTokens } from '../archive/caller-token.ts'
import type { BffConfig } from '../config.ts'

const NOBODY = PersonId.parse('00000000-0000-0000-0000-000000000000')

/**
 * Whether each instance of the archive takes our caller tokens: a lookup is
 * sent with a body that says nothing, which is refused for the body (400) only
 * when the token is good. Nothing is read and nothing logged. An instance that
 * does not answer may do so later.
 */
export async function archiveFaults(
  config: BffConfig['archive'],
  log: Log,
): Promise<string[]> {
  const tokens = await callerTokens(config)
  const token = await tokens({
    sessionId: NOBODY,
    reader: NOBODY,
    subject: NOBODY,
    ground: 'own',
    subjectAge: 'adult',
  })
  const statuses = await Promise.all(
    config.urls.map((url) =>
      fetch(new URL('/portal/persons', url), {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: '{}',
        signal: AbortSignal.timeout(config.timeoutMilliseconds),
      }).then(
        async (answer) => {
          await answer.body?.cancel()
          return answer.status
        },
        () => undefined,
      ),
    ),
  )
  if (statuses.includes(undefined)) {
    log.warn(
      { event: 'archive-unavailable' },
      'An archive does not answer; nothing is shown until one does',
    )
  }
  return statuses.includes(401)
    ? [
        'ARCHIVE_CALLER_KEY: the archive refuses it: put its public half among PORTAL_CALLER_KEYS there, keep ARCHIVE_CALLER_ISSUER and ARCHIVE_CALLER_AUDIENCE alike on both, and the clocks within 5 s',
      ]
    : []
}
