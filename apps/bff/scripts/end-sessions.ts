import { randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { IdentityCode } from '@mittkanta/identity-code'
import { createMetrics, noTracing, watchedCalls } from '@mittkanta/service-kit'
import { z } from 'zod'
import { ArchiveClient } from '../src/archive/archive-client.ts'
import { securityEvents } from '../src/security-events.ts'
import type { OperatorsChoice } from '../src/session/session-store.ts'
import { CannotBegin, operate } from './operator-session-store.ts'

/*
 * Ends sessions at once, on every instance (ASVS 7.4.5), with the bff's own
 * environment:
 *
 *   npm run end-sessions -w apps/bff -- --all
 *   npm run end-sessions -w apps/bff -- --session ID
 *   npm run end-sessions -w apps/bff -- --person      identity code on standard input
 *
 * The identity code is never an argument: arguments appear in lists of
 * processes and in shell histories. What was done is a line of the log, with
 * how many.
 */

const USAGE =
  'Say --all, --session ID, or --person with an identity code on standard input'

function asked() {
  try {
    const { values } = parseArgs({
      options: {
        all: { type: 'boolean' },
        session: { type: 'string' },
        person: { type: 'boolean' },
      },
    })
    if (Object.keys(values).length !== 1) throw new CannotBegin(USAGE)
    return values
  } catch {
    // The library's message repeats what was typed, which may be a person's code.
    throw new CannotBegin(USAGE)
  }
}

await operate(async ({ config, store, log }) => {
  const { all, session } = asked()

  const personId = async () => {
    const code = IdentityCode.parse((await text(process.stdin)).trim())
    if (code === undefined) {
      throw new CannotBegin('Standard input holds no identity code')
    }
    const metrics = createMetrics('bff')
    const archive = await ArchiveClient.create(config.archive, {
      tell: securityEvents(log, metrics),
      watched: watchedCalls(metrics, noTracing),
      outgoing: noTracing.outgoing,
    })
    try {
      return await archive.personOf(code, `urn:uuid:${randomUUID()}`, {
        isEnding: true,
      })
    } finally {
      await archive.close()
    }
  }
  const choice = async (): Promise<OperatorsChoice> => {
    if (all) return 'all'
    if (session === undefined) return { personId: await personId() }
    const sessionId = z.uuid().safeParse(session)
    if (!sessionId.success) throw new CannotBegin(USAGE)
    return { sessionId: sessionId.data }
  }

  const rule = all ? 'all' : session === undefined ? 'person' : 'session'
  const count = await store.endChosen(
    await choice(),
    'ended-by-operator',
    new Date(),
  )
  log.warn(
    { event: 'sessions-ended-by-operator', rule, count },
    'An operator ended sessions',
  )
})
