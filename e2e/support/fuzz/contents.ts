import { createHash } from 'node:crypto'
import { contentRules, GATE_LIMITS } from '@mittkanta/archive/testing'
import { ContentReceipt, type ContentType } from '@mittkanta/contracts'
import { inParallel } from '@mittkanta/test-kit'
import fc from 'fast-check'
import { z } from 'zod'
import { hostilePdf } from './content-pdf.ts'
import { hostileJson, hostilePage } from './content-text.ts'
import type { Finding } from './endpoints.ts'
import { weighParsers } from './parser-memory.ts'
import { clientToken } from './client-token.ts'
import { grown, keptOf, rowsOfTables } from './stored.ts'
import type { World } from './world.ts'

/** A content that the intake has taken. */
export interface Accepted {
  readonly type: ContentType
  readonly hash: string
  readonly bytes: Buffer
}

export interface ContentFigures {
  /** Different contents sent, accepted and refused, by type. */
  readonly byType: Readonly<Record<string, { sent: number; accepted: number }>>
  /** How often each rule refused. */
  readonly rules: Readonly<Record<string, number>>
  /** Milliseconds of the longest answer. */
  readonly longest: number
  /**
   * Most resident bytes of a parsing process; 0 where the system does not
   * report them.
   */
  readonly mostBytes: number
  readonly accepted: readonly Accepted[]
  readonly findings: readonly Finding[]
}

/** Of every hundred contents, how many are of each type. */
const PARTS: Readonly<Record<ContentType, number>> = {
  'application/pdf': 45,
  'application/xhtml+xml': 40,
  'application/json': 15,
}
/** A parsing process is weighed now and then only, and may pass its limit between. */
const ROOM = 1.5
const LONGEST_MS = 75_000
const AT_A_TIME = 4
const TRIES = 3

const Refusal = z.looseObject({
  type: z.literal('urn:mittkanta:problem:content-refused'),
  status: z.literal(422),
  failures: z
    .array(
      z.strictObject({
        field: z.literal('content'),
        rule: z.string(),
        section: z.string(),
        message: z.string(),
      }),
    )
    .min(1),
})

interface Sent {
  readonly type: ContentType
  readonly bytes: Buffer
  readonly hash: string
}

/** The contents of a seed: different ones, in a fixed order. */
async function contentsOf(
  seed: number,
  atLeast: number,
  markups: readonly string[],
  client: string,
): Promise<Sent[]> {
  const makers = {
    'application/pdf': hostilePdf,
    'application/xhtml+xml': hostilePage(markups),
    'application/json': hostileJson(client),
  }
  const byHash = new Map<string, Sent>()
  for (const [name, part] of Object.entries(PARTS)) {
    const type = name as ContentType
    // Some come out the same: a few more are made.
    const numRuns = Math.ceil((atLeast * part * 1.25) / 100)
    for (const make of fc.sample(makers[type], { seed, numRuns })) {
      const bytes = await make()
      const hash = createHash('sha256').update(bytes).digest('hex')
      if (!byHash.has(hash)) byHash.set(hash, { type, bytes, hash })
    }
  }
  return [...byHash.values()]
}

/**
 * Sends hostile contents to the intake and looks at what is stored then.
 *
 * @param options.markups put into view formats
 * @param options.atLeast different contents in all
 * @param options.client identity code that structured forms name
 */
export async function fuzzContents(
  world: World,
  options: {
    readonly seed: number
    readonly atLeast: number
    readonly markups: readonly string[]
    readonly client: string
  },
): Promise<ContentFigures> {
  const contents = await contentsOf(
    options.seed,
    options.atLeast,
    options.markups,
    options.client,
  )
  const [credentials] = world.clientSystems
  if (!credentials) throw new Error('the stories have no client system')
  const token = clientToken(world.archiveUrl, credentials)

  const findings: Finding[] = []
  const accepted: Accepted[] = []
  const refused: Sent[] = []
  const rules: Record<string, number> = {}
  let longest = 0
  const found = ({ type, bytes }: Sent, complaint: string) =>
    findings.push({
      where: 'post /intake/contents',
      who: type,
      complaint,
      shown: bytes.subarray(0, 2_000).toString('latin1'),
    })

  const post = async ({ type, bytes }: Sent): Promise<Response> => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await fetch(`${world.archiveUrl}/intake/contents`, {
        method: 'POST',
        headers: {
          'Content-Type': type,
          Authorization: `Bearer ${await token()}`,
        },
        body: new Uint8Array(bytes),
      })
      if (answer.status !== 503 || attempt === TRIES) return answer
    }
  }
  const tryContent = async (sent: Sent) => {
    const begun = performance.now()
    const answer = await post(sent)
    const milliseconds = performance.now() - begun
    longest = Math.max(longest, milliseconds)
    if (milliseconds > LONGEST_MS) found(sent, `${milliseconds} ms`)
    const body: unknown = await answer.json()
    if (answer.status === 201) {
      const receipt = ContentReceipt.safeParse(body).data
      if (receipt?.hash !== sent.hash) found(sent, 'another hash')
      accepted.push(sent)
      return
    }
    refused.push(sent)
    const refusal = Refusal.safeParse(body).data
    if (!refusal) {
      found(sent, `status ${answer.status}, not a refusal of ours`)
      return
    }
    for (const { rule, section } of refusal.failures) {
      rules[rule] = (rules[rule] ?? 0) + 1
      const known = Object.entries(contentRules).find(([id]) => id === rule)
      if (known?.[1].section !== section) found(sent, `rule ${rule}`)
    }
  }

  const before = await rowsOfTables(world.database)
  const weighed = weighParsers()
  await inParallel(AT_A_TIME, contents, tryContent)
  const mostBytes = weighed.most()
  const after = await rowsOfTables(world.database)

  const {
    content = 0,
    content_chunk: chunks = 0,
    content_upload: uploads = 0,
    ...others
  } = grown(before, after)
  const afterwards = (complaint: string) =>
    findings.push({ where: 'database', who: 'intake', complaint, shown: '' })
  const isRight =
    content === accepted.length && uploads === content && chunks >= content
  if (!isRight) {
    afterwards(
      `${accepted.length} accepted, ${content} more stored, ${uploads} uploads`,
    )
  }
  if (Object.keys(others).length > 0) afterwards(JSON.stringify(others))
  const kept = await keptOf(
    world.database,
    refused.map(({ hash }) => hash),
  )
  if (kept.length > 0) afterwards(`${kept.length} refused contents are stored`)
  if (mostBytes > GATE_LIMITS.memoryBytes * ROOM) {
    afterwards(`a parsing process had ${mostBytes} bytes`)
  }
  if (Object.keys(Object.prototype).length > 0) {
    afterwards('Object.prototype is polluted')
  }
  return {
    byType: Object.fromEntries(
      Object.keys(PARTS).map((type) => [
        type,
        {
          sent: contents.filter((one) => one.type === type).length,
          accepted: accepted.filter((one) => one.type === type).length,
        },
      ]),
    ),
    rules,
    accepted,
    findings,
    mostBytes,
    longest: Math.round(longest),
  }
}
