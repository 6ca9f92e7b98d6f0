import {
  AnswerText,
  ExpressedBy,
  type ProhibitionTarget,
} from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { RECEIVERS } from '@mittkanta/will-policy'
import { z } from 'zod'
import { fingerprint } from '../stored/fingerprint.ts'
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
  /** Who expressed it; absent when that is not known. */
  readonly personId: string | undefined
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
    const expressedHere =
      voice === 'client' ? subjectId : (personId ?? undefined)
    const earlier = addedBy
    const targets = content?.targets.map((target) => {
      const key = targetKey(target)
      return {
        target,
        personId: earlier.has(key) ? earlier.get(key) : expressedHere,
      }
    })
    addedBy = new Map(
      targets?.map(({ target, personId }) => [targetKey(target), personId]),
    )
    return {
      by,
      personId: expressedHere,
      expressedAt,
      targets: targets ?? null,
    }
  })
}

/** The last version that a reader is shown, with the targets they are shown. */
export interface Shown {
  readonly by: ExpressedBy
  readonly expressedAt: Date
  readonly targets: readonly ProhibitionTarget[]
  /**
   * Opaque: stands for all of the above and for the number of versions shown so
   * far. It depends on nothing that is hidden from the reader.
   */
  readonly fingerprint: string
}

/** Prohibitions as one reader is shown them. */
export interface ShownProhibitions {
  /** Absent when the reader is shown none. */
  readonly current?: Shown
  /** Targets in force that the reader is not shown. */
  readonly withheld: readonly ProhibitionTarget[]
}

const targetsOf = (expressed: readonly ExpressedTarget[]) =>
  expressed.map(({ target }) => target)

const keysOf = (expressed: readonly ExpressedTarget[] = []) =>
  targetsOf(expressed).map(targetKey).join('\n')

/**
 * What a reader is shown of a history. A version by another person that changes
 * only targets hidden from the reader is no version to them, nor is one that
 * ends what they never saw: time and author are those of the last version with
 * a change that they see, or of their own last one (A31).
 *
 * @param readerId the reader, by whose id their own versions are known
 * @param isShown whether the reader is shown a target
 */
export function shownProhibitions(
  history: readonly Version[],
  readerId: string,
  isShown: (expressed: ExpressedTarget) => boolean,
): ShownProhibitions {
  let count = 0
  let current: (Version & { targets: readonly ExpressedTarget[] }) | undefined
  let withheld: readonly ExpressedTarget[] = []
  for (const version of history) {
    const shown = version.targets?.filter(isShown)
    const hidden = version.targets?.filter((one) => !isShown(one)) ?? []
    const isUnseen =
      shown === undefined
        ? current === undefined
        : version.personId !== readerId &&
          keysOf(shown) === keysOf(current?.targets) &&
          keysOf(hidden) !== keysOf(withheld)
    withheld = hidden
    if (isUnseen) continue
    count += 1
    current = shown && { ...version, targets: shown }
  }
  return {
    ...(current && { current: shownVersion(count, current) }),
    withheld: targetsOf(withheld),
  }
}

function shownVersion(
  count: number,
  {
    by,
    expressedAt,
    targets: expressed,
  }: Version & { targets: readonly ExpressedTarget[] },
): Shown {
  const told = { by, expressedAt, targets: targetsOf(expressed) }
  return { ...told, fingerprint: fingerprintOf(count, told) }
}

/** @param count how many versions the reader was shown until this one */
export const fingerprintOf = (
  count: number,
  { by, expressedAt, targets }: Omit<Shown, 'fingerprint'>,
): string =>
  fingerprint([count, by, expressedAt.toISOString(), targets.map(targetKey)])
