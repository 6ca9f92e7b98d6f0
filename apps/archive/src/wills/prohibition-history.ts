import {
  AnswerText,
  ExpressedBy,
  type ProhibitionTarget,
} from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { RECEIVERS } from '@mittkanta/will-policy'
import { z } from 'zod'
import { prepared } from '../reading/prepared.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'
import { Prohibitions, targetKey } from './register.ts'

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
  content: Prohibitions.nullable(),
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
export interface ShownProhibitions {
  /** The last version that the reader is shown; absent when none is in force. */
  readonly current?: {
    /** The number that the reader makes a change on. */
    readonly version: number
    readonly by: ExpressedBy
    readonly expressedAt: Date
    readonly targets: readonly ProhibitionTarget[]
  }
  /** Targets in force that the reader is not shown. */
  readonly withheld: readonly ProhibitionTarget[]
}

const targetsOf = (expressed: readonly ExpressedTarget[]) =>
  expressed.map(({ target }) => target)

const keysOf = (expressed: readonly ExpressedTarget[] | undefined) =>
  expressed && targetsOf(expressed).map(targetKey).join('\n')

/**
 * What a reader is shown of a history. A version that changes only targets
 * hidden from the reader is no version to them: number, time and author are
 * those of the last version with a change that they see (A31). To a reader who
 * sees everything the numbers are those of the register.
 *
 * @param isShown whether the reader is shown a target
 */
export function shownProhibitions(
  history: readonly Version[],
  isShown: (expressed: ExpressedTarget) => boolean,
): ShownProhibitions {
  let count = 0
  let current: (Version & { targets: readonly ExpressedTarget[] }) | undefined
  let withheld: readonly ExpressedTarget[] = []
  for (const version of history) {
    const shown = version.targets?.filter(isShown)
    const hidden = version.targets?.filter((one) => !isShown(one)) ?? []
    const isUnseen =
      current === undefined
        ? shown === undefined || (shown.length === 0 && hidden.length > 0)
        : keysOf(shown) === keysOf(current.targets) &&
          keysOf(hidden) !== keysOf(withheld)
    withheld = hidden
    if (isUnseen) continue
    count += 1
    current = shown && { ...version, targets: shown }
  }
  return {
    ...(current && {
      current: {
        version: count,
        by: current.by,
        expressedAt: current.expressedAt,
        targets: targetsOf(current.targets),
      },
    }),
    withheld: targetsOf(withheld),
  }
}
