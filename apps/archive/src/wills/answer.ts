import {
  WILL_ACTIONS,
  type ArchiveWills,
  type ProhibitionTarget,
  type WillAction,
} from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { standingOf, type WillFacts } from '@mittkanta/will-policy'
import type { Begun } from '../reading/begin.ts'
import { targetsExpressedBy } from './expressed.ts'
import { registerFacts } from './facts.ts'
import {
  refsOf,
  targetKey,
  type Kind,
  type Register,
  type Standing,
} from './register.ts'
import { seenDocuments } from './seen-documents.ts'

/** Who uses the register, and how. */
export type Reader = Pick<Begun, 'caller' | 'occasion' | 'scope'>

/** A register and its reader, as the policy looks at them. */
export const willFacts = (
  register: Register,
  { ground, subjectAge }: Reader['caller'],
): WillFacts => ({ ground, ...registerFacts(register, subjectAge) })

/** Prohibitions, parted by whether their reader is told of them. */
export interface Told {
  readonly shown: readonly ProhibitionTarget[]
  /** Point at documents that are hidden from a reader who did not prohibit them. */
  readonly withheld: readonly ProhibitionTarget[]
}

/**
 * Which targets the reader is told of: those that are not hidden from them, and
 * those that they expressed themselves. What another person expressed stays
 * hidden together with its document, also when that person acted for the reader:
 * a guardian before the client turned 18, or a mandate holder (5.3.2, 11.4.1,
 * decision A31).
 */
export async function toldOf(
  tx: Queryable,
  { prohibitions }: Register,
  { caller, occasion, scope }: Reader,
): Promise<Told> {
  const targets = prohibitions?.content.targets ?? []
  const refs = refsOf(targets)
  if (prohibitions === undefined || refs.length === 0) {
    return { shown: targets, withheld: [] }
  }
  const seen = await seenDocuments(tx, scope, occasion, refs)
  const own = await targetsExpressedBy(
    tx,
    caller.subjectId,
    prohibitions.version,
    caller.readerId,
  )
  const isTold = (target: ProhibitionTarget) =>
    target.kind !== 'document' ||
    seen.has(target.ref) ||
    own.has(targetKey(target))
  return {
    shown: targets.filter(isTold),
    withheld: targets.filter((target) => !isTold(target)),
  }
}

const common = ({ version, expressedAt, by }: Standing<Kind>) => ({
  version,
  expressedAt: expressedAt.toISOString(),
  by,
})

/** What a reader is told of a register (Tabell 5.6.1), and what they can do. */
export async function willsFor(
  tx: Queryable,
  register: Register,
  reader: Reader,
): Promise<ArchiveWills> {
  const facts = willFacts(register, reader.caller)
  const standing = (action: WillAction) => standingOf(action, facts)
  const { information, permission, prohibitions } = register
  const isTold = !['not-yours', 'minor-decides'].includes(
    standing('receive-information'),
  )
  return {
    information:
      information && isTold
        ? { ...common(information), ...information.content }
        : null,
    permission:
      permission && standing('see-permission') === 'open'
        ? { ...common(permission), ...permission.content }
        : null,
    prohibitions:
      prohibitions && standing('see-prohibitions') === 'open'
        ? {
            ...common(prohibitions),
            targets: [...(await toldOf(tx, register, reader)).shown],
          }
        : null,
    actions: Object.fromEntries(
      WILL_ACTIONS.map((action) => [action, standing(action)]),
    ) as ArchiveWills['actions'],
  }
}
