import {
  WILL_ACTIONS,
  type ArchiveWills,
  type ProhibitionTarget,
  type WillAction,
} from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { standingOf, type WillFacts } from '@mittkanta/will-policy'
import type { Begun } from '../reading/begin.ts'
import { registerFacts } from './facts.ts'
import { refsOf, type Kind, type Register, type Standing } from './register.ts'
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
  /** Point at documents that are hidden from a reader who is not the adult they are about. */
  readonly withheld: readonly ProhibitionTarget[]
}

/**
 * Which targets the reader is told of. An adult is told of all that they have
 * prohibited, also of a document that they do not see any more. A minor and a
 * mandate holder did not all express it themselves: what is hidden from them
 * stays hidden here (decision A31).
 */
export async function toldOf(
  tx: Queryable,
  { prohibitions }: Register,
  { caller, occasion, scope }: Reader,
): Promise<Told> {
  const targets = prohibitions?.content.targets ?? []
  if (caller.ground === 'own' && caller.subjectAge === 'adult') {
    return { shown: targets, withheld: [] }
  }
  const seen = await seenDocuments(tx, scope, occasion, refsOf(targets))
  const isTold = (target: ProhibitionTarget) =>
    target.kind !== 'document' || seen.has(target.ref)
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
