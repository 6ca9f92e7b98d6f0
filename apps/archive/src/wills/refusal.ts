import { Problem, type Failure } from '@mittkanta/problems'
import type { Rule } from '@mittkanta/will-policy'
import type { UsageEntry } from '../usage-log/usage-entry.ts'

/** A rule of the policy, as a refusal reports it. */
export const failureOf = (
  { id, says, source }: Rule,
  field = 'command',
): Failure => ({ field, rule: id, section: source.section, message: says })

/** @throws {Problem} `will-refused` when anything speaks against a change */
export function refuse(failures: readonly Failure[]): void {
  if (failures.length > 0) throw new Problem('will-refused', { failures })
}

/**
 * @param expected what a change was made on: a version, or the fingerprint of
 *   what the reader was shown
 * @throws {Problem} `will-changed` when it is not the current one
 */
export function expectSame<Of extends number | string | null>(
  expected: Of,
  current: Of,
): void {
  if (expected !== current) throw new Problem('will-changed')
}

/** The text of the information that was received is not the one that is given now. */
export const notTheEdition: Failure = {
  field: 'edition',
  rule: 'information-edition',
  section: '11.4.1',
  message:
    'The Kanta information is received in the edition that is given now.',
}

/** What the usage log records of what was refused. */
export const refusalDetail = (
  command: string,
  { kind, failures = [] }: Problem,
): UsageEntry['detail'] => ({
  command,
  outcome: kind,
  reasons: failures.map(({ rule }) => rule),
})
