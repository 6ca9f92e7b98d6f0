import {
  WILL_ACTIONS,
  type ArchiveWills,
  type WillAction,
} from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { standingOf, type WillFacts } from '@mittkanta/will-policy'
import type { Begun } from '../reading/begin.ts'
import { registerFacts } from './facts.ts'
import {
  prohibitionHistory,
  shownProhibitions,
  type ShownProhibitions,
} from './prohibition-history.ts'
import { refsOf, type Kind, type Register, type Standing } from './register.ts'
import { seenDocuments } from './seen-documents.ts'

/** Who uses the register, and how. */
export type Reader = Pick<Begun, 'caller' | 'occasion' | 'scope'>

/** A register and its reader, as the policy looks at them. */
export const willFacts = (
  register: Register,
  { ground, subjectAge }: Reader['caller'],
): WillFacts => ({ ground, ...registerFacts(register, subjectAge) })

/**
 * The prohibitions that the reader is shown: targets that are not hidden from
 * them, and those that they expressed themselves. What another person expressed
 * stays hidden together with its document, also when that person acted for the
 * reader: a guardian before the client turned 18, or a mandate holder (5.3.2,
 * 11.4.1, decision A31).
 */
export async function prohibitionsFor(
  tx: Queryable,
  { prohibitions }: Register,
  { caller, occasion, scope }: Reader,
): Promise<ShownProhibitions> {
  if (prohibitions === undefined) return { withheld: [] }
  const history = await prohibitionHistory(tx, caller.subjectId)
  const targets = history.flatMap(({ targets }) => targets ?? [])
  const refs = new Set(refsOf(targets.map(({ target }) => target)))
  const seen = await seenDocuments(tx, scope, occasion, [...refs])
  return shownProhibitions(
    history,
    caller.readerId,
    ({ target, personId }) =>
      target.kind !== 'document' ||
      seen.has(target.ref) ||
      personId === caller.readerId,
  )
}

const common = ({ version, expressedAt, by }: Standing<Kind>) => ({
  version,
  expressedAt: expressedAt.toISOString(),
  by,
})

/**
 * What a reader is shown of a register (Tabell 5.6.1), and what they can do.
 */
export async function willsFor(
  tx: Queryable,
  register: Register,
  reader: Reader,
): Promise<ArchiveWills> {
  const facts = willFacts(register, reader.caller)
  const standing = (action: WillAction) => standingOf(action, facts)
  const { information, permission } = register
  const { current: prohibitions } =
    standing('see-prohibitions') === 'open'
      ? await prohibitionsFor(tx, register, reader)
      : {}
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
    prohibitions: prohibitions
      ? {
          ...prohibitions,
          expressedAt: prohibitions.expressedAt.toISOString(),
          targets: [...prohibitions.targets],
        }
      : null,
    actions: Object.fromEntries(
      WILL_ACTIONS.map((action) => [action, standing(action)]),
    ) as ArchiveWills['actions'],
  }
}
