import {
  AnswerText,
  ExpressedBy,
  ProhibitionTarget,
} from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { RECEIVERS } from '@mittkanta/will-policy'
import { z } from 'zod'
import { prepared } from '../reading/prepared.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'
import { targetKey } from './register.ts'

/** A target of a version, with the person who expressed it, where that is known. */
export interface ExpressedTarget {
  readonly target: ProhibitionTarget
  readonly personId: string | undefined
}

/** One version of the prohibitions (11.4). */
export interface Version {
  readonly by: ExpressedBy
  readonly expressedAt: Date
  /** Null annuls. */
  readonly targets: readonly ExpressedTarget[] | null
}

const versionsStatement = prepared<'subject'>(
  'prohibition-versions',
  (of) => `
  SELECT voice, expressed_by AS "by", expressed_by_id AS "personId",
    expressed_at AS "expressedAt", content, ${askedFor(of)}
  FROM will
  WHERE person_id = ${of('subject')}::uuid AND kind = 'prohibitions'
  ORDER BY version`,
)

const VersionRow = z.object({
  voice: z.enum(RECEIVERS),
  by: ExpressedBy,
  personId: AnswerText.nullable(),
  expressedAt: z.date(),
  content: z.strictObject({ targets: z.array(ProhibitionTarget) }).nullable(),
})

/**
 * Every version of a person's prohibitions, oldest first. A target belongs to
 * the person who added it (11.4.1, decision A31): a later version that repeats
 * it does not change that, and one that lacks it, or an annulment, ends it.
 *
 * @throws {Error} when a version cannot be read
 */
export async function prohibitionHistory(
  queryable: Queryable,
  subjectId: string,
): Promise<readonly Version[]> {
  const asked = { subject: subjectId }
  const rows = await recordRows(queryable, asked, versionsStatement(asked))
  let addedBy: ReadonlyMap<string, string | undefined> = new Map()
  return rows.map((row) => {
    const { voice, by, personId, expressedAt, content } = VersionRow.parse(row)
    const expressedHere = voice === 'client' ? subjectId : personId
    const earlier = addedBy
    const targets = content?.targets.map((target) => {
      const key = targetKey(target)
      return {
        target,
        personId: earlier.has(key)
          ? earlier.get(key)
          : (expressedHere ?? undefined),
      }
    })
    addedBy = new Map(
      targets?.map(({ target, personId }) => [targetKey(target), personId]),
    )
    return { by, expressedAt, targets: targets ?? null }
  })
}

/** Prohibitions as one reader is shown them. */
export interface ToldProhibitions {
  /** The version that the reader makes a change on; 0 in an empty register. */
  readonly version: number
  /** The last version that the reader is shown; absent in an empty register. */
  readonly standing?: {
    readonly version: number
    readonly by: ExpressedBy
    readonly expressedAt: Date
    readonly targets: readonly ProhibitionTarget[]
  }
  /** Targets in force that the reader is not shown. */
  readonly withheld: readonly ProhibitionTarget[]
}

const keysOf = (targets: readonly ExpressedTarget[] | undefined) =>
  targets?.map(({ target }) => targetKey(target)).join('\n')

/**
 * What a reader is shown of a history. A version that changes only targets
 * hidden from the reader is no version to them: number, time and author are
 * those of the last version with a change that they see (A31). To a reader who
 * sees everything the numbers are those of the register.
 *
 * @param isTold whether the reader is shown a target
 */
export function toldOf(
  history: readonly Version[],
  isTold: (expressed: ExpressedTarget) => boolean,
): ToldProhibitions {
  let count = 0
  let standing: (Version & { told: readonly ExpressedTarget[] }) | undefined
  let withheld: readonly ExpressedTarget[] = []
  for (const version of history) {
    const told = version.targets?.filter(isTold)
    const hidden = version.targets?.filter((one) => !isTold(one)) ?? []
    const isHiddenAlone = hidden.length > 0 && told?.length === 0
    const isNothingNew =
      standing === undefined
        ? isHiddenAlone || told === undefined
        : keysOf(standing.told) === keysOf(told) &&
          keysOf(withheld) !== keysOf(hidden)
    withheld = hidden
    if (isNothingNew) continue
    count += 1
    standing = told && { ...version, told }
  }
  const targetsOf = (all: readonly ExpressedTarget[]) =>
    all.map(({ target }) => target)
  return {
    version: standing ? count : 0,
    ...(standing && {
      standing: {
        version: count,
        by: standing.by,
        expressedAt: standing.expressedAt,
        targets: targetsOf(standing.told),
      },
    }),
    withheld: targetsOf(withheld),
  }
}
