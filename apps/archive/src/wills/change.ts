import {
  KANTA_INFORMATION_EDITION,
  type ArchiveWills,
  type ExpressedBy,
  type WillCommand,
} from '@mittkanta/contracts'
import type { Database, Queryable } from '@mittkanta/database'
import type { Failure } from '@mittkanta/problems'
import { decideWill, type Action } from '@mittkanta/will-policy'
import type { Caller } from '../caller/caller.ts'
import type { Begun } from '../reading/begin.ts'
import type { UsageLog } from '../usage-log/usage-log.ts'
import { prohibitionsFor, willFacts, willsFor } from './answer.ts'
import { expectSame, failureOf, notTheEdition, refuse } from './refusal.ts'
import {
  loadRegister,
  lockRegister,
  versionOf,
  withoutRepetition,
  type Kind,
  type Register,
} from './register.ts'
import { append, isRepeated } from './store.ts'
import { targetFailures } from './targets.ts'

export interface ChangeDeps {
  readonly database: Database
  readonly usageLog: Pick<UsageLog, 'recordIn'>
}

const KIND_OF = {
  'receive-information': 'information',
  'set-permission': 'permission',
  'set-prohibitions': 'prohibitions',
} as const satisfies Record<WillCommand['command'], Kind>

/** A negative permission is a revocation, also as the first that is expressed (11.4.1). */
function actionOf(command: WillCommand): Action {
  switch (command.command) {
    case 'receive-information':
      return 'receive-information'
    case 'set-permission':
      return command.value === 'positive'
        ? 'give-permission'
        : 'revoke-permission'
    case 'set-prohibitions':
      return 'change-prohibitions'
  }
}

const EXPRESSED_BY: Readonly<Partial<Record<Caller['ground'], ExpressedBy>>> = {
  own: 'client',
  guardian: 'guardian',
  mandate: 'mandate-holder',
}

/** @throws {Error} on a ground for which the policy opens nothing */
function expressedBy({ ground }: Caller) {
  const by = EXPRESSED_BY[ground]
  if (by === undefined || by === 'provider')
    throw new Error('nobody to express')
  return by
}

/**
 * Carries out one change in one transaction with its row of the usage log.
 * Idempotent: the same command again changes nothing and answers with the
 * current state.
 *
 * @throws {Problem} `will-refused` with why, `will-changed` when another was
 *   first, `conflict` when the command's id stands for another one
 */
export async function changeWills(
  { database, usageLog }: ChangeDeps,
  begun: Begun,
  command: WillCommand,
): Promise<ArchiveWills> {
  const { caller, now, entry } = begun
  const { subjectId, readerId, ground, subjectAge } = caller
  const kind = KIND_OF[command.command]
  const given = {
    commandId: command.commandId,
    whole: { command, readerId, ground },
  }

  return database.transaction(async (tx) => {
    await lockRegister(tx, subjectId)
    const register = await loadRegister(tx, subjectId)
    const repeated = await isRepeated(tx, subjectId, given)
    if (!repeated) {
      const content = await contentOf(tx, register, begun, command)
      const by = expressedBy(caller)
      await append(
        tx,
        {
          personId: subjectId,
          kind,
          content,
          by,
          voice: by,
          subjectAge,
          expressedAt: now,
          controllerId: null,
          expressedById: readerId,
        },
        given,
      )
    }
    const after = await loadRegister(tx, subjectId)
    const wills = await willsFor(tx, after, begun)
    await usageLog.recordIn(
      tx,
      entry('will-change', {
        command: command.command,
        outcome: repeated ? 'repeated' : 'changed',
        version: String(versionOf(after, kind)),
      }),
    )
    return wills
  })
}

const notTogether: Failure = {
  field: 'guardiansAgree',
  rule: 'guardians-decide-together',
  section: '11.4.1',
  message: 'Guardians decide together on disclosing the data of a minor.',
}

/**
 * What the new version holds. A reader who may not make the change at all is
 * refused for that first, whatever the register holds: a version conflict would
 * reveal what they may not see.
 *
 * @throws {Problem} `will-refused`, `will-changed`
 */
async function contentOf(
  tx: Queryable,
  register: Register,
  begun: Begun,
  command: WillCommand,
): Promise<object> {
  const { standing, rule } = decideWill(
    actionOf(command),
    willFacts(register, begun.caller),
  )
  if (standing !== 'open' && standing !== 'done') refuse([failureOf(rule)])
  const madeOn = (
    expected: number | string | null,
    current: typeof expected,
  ) => {
    expectSame(expected, current)
    if (standing === 'done') refuse([failureOf(rule)])
  }

  switch (command.command) {
    case 'receive-information':
      madeOn(command.expectedVersion, versionOf(register, 'information'))
      refuse(
        command.edition === KANTA_INFORMATION_EDITION ? [] : [notTheEdition],
      )
      return { edition: command.edition }
    case 'set-permission':
      madeOn(command.expectedVersion, versionOf(register, 'permission'))
      refuse(
        begun.caller.ground === 'guardian' && command.guardiansAgree !== true
          ? [notTogether]
          : [],
      )
      return { value: command.value }
    case 'set-prohibitions': {
      const { current, withheld } = await prohibitionsFor(tx, register, begun)
      madeOn(command.expectedFingerprint, current?.fingerprint ?? null)
      refuse(
        await targetFailures(tx, command.targets, {
          scope: begun.scope,
          occasion: begun.occasion,
          standing: current?.targets ?? [],
        }),
      )
      // A target hidden from the reader has not been taken away by the reader
      // either.
      return { targets: withoutRepetition([...command.targets, ...withheld]) }
    }
  }
}
