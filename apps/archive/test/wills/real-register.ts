import { randomUUID } from 'node:crypto'
import {
  ExpressedBy,
  KANTA_INFORMATION_EDITION,
  Oid,
  ProhibitionTarget,
  type WillCommand,
  type WillDelivery,
} from '@mittkanta/contracts'
import type { Database, Row } from '@mittkanta/database'
import { artificialCode, type IdentityCode } from '@mittkanta/identity-code'
import { addDays, toPlainDate } from '@mittkanta/calendar'
import { Problem } from '@mittkanta/problems'
import { z } from 'zod'
import type { Caller } from '../../src/caller/caller.ts'
import { personIdFor } from '../../src/persons/persons.ts'
import { gateOne } from '../../src/reading/gate-one.ts'
import { occasionOf, scopeOf } from '../../src/reading/occasion.ts'
import { readEntry } from '../../src/reading/usage.ts'
import { createUsageLog } from '../../src/usage-log/usage-log.ts'
import { changeWills } from '../../src/wills/change.ts'
import { fingerprintOf } from '../../src/wills/prohibition-history.ts'
import { recordWill } from '../../src/wills/record.ts'
import {
  kindOf,
  type Act,
  type Actor,
  type Subject,
  type Version,
} from './model.ts'

const NOW = new Date('2026-03-10T10:00:00Z')
const SETTINGS = { phase: 'later', activeUseYears: 17 } as const

/**
 * A command that a person wants carried out, ready to be sent any number of
 * times.
 */
export interface Wish {
  readonly actor: Actor
  readonly act: Act
  readonly commandId: string
  readonly expectedVersion: number
  /** The prohibitions as they were when the wish was made. */
  readonly madeOn: Version | undefined
  readonly targets: readonly ProhibitionTarget[]
}

export type Outcome = 'ok' | Problem['kind']

export type RealRegister = Awaited<ReturnType<typeof realRegister>>

const GROUNDS: Readonly<Partial<Record<Actor, Caller['ground']>>> = {
  self: 'own',
  mandate: 'mandate',
  guardian: 'guardian',
  'other guardian': 'guardian',
  relative: 'right-to-information',
}

const client = {
  clientId: 'client-a',
  controllerId: Oid.parse('1.2.246.10.100'),
  controllerName: 'Kusten',
  jwks: { keys: [] },
}

let people = 0

/** A new person. */
function someone(subject: Subject): IdentityCode {
  people += 1
  const first = toPlainDate(subject === 'adult' ? '1940-01-01' : '2012-01-01')
  return artificialCode(
    addDays(first, Math.floor(people / 90)),
    900 + (people % 90),
  )
}

/** The register of a new person in a database, as portal and providers use it. */
export async function realRegister(database: Database, subject: Subject) {
  const code = someone(subject)
  const personId = await personIdFor(database, { identityCode: code })
  const usageLog = createUsageLog(database)
  const readers = new Map<Actor, string>([['self', personId]])
  const refOf = () => 'x'.repeat(22)

  function begun(actor: Actor, ground: Caller['ground']) {
    const readerId = readers.get(actor) ?? randomUUID()
    readers.set(actor, readerId)
    const caller = {
      readerId,
      subjectId: personId,
      ground,
      subjectAge: subject === 'adult' ? 'adult' : 'minor',
      occasion: 'test',
    } as Caller
    const occasion = occasionOf(caller, NOW, SETTINGS)
    const count = () => undefined
    const entry = (event: string, detail: object) =>
      readEntry(caller, NOW, event, { ...detail })
    return {
      caller,
      now: NOW,
      count,
      occasion,
      scope: scopeOf(caller, occasion),
      gate: gateOne(occasion, count),
      entry,
      record: () => Promise.resolve(),
    }
  }

  const send = ({ actor, ...wish }: Wish): Promise<unknown> => {
    const ground = GROUNDS[actor]
    if (ground) {
      return changeWills(
        { database, usageLog },
        begun(actor, ground),
        commandOf(wish),
      )
    }
    const visitor = actor === 'at provider' ? 'client' : 'guardian'
    return recordWill(
      {
        database,
        usageLog,
        settings: SETTINGS,
        refOf,
        randomPersonId: undefined,
      },
      { client, code, now: NOW, requestId: 'test' },
      { ...deliveryOf(wish, visitor), identityCode: '' },
    )
  }

  return {
    send: (wish: Wish): Promise<Outcome> =>
      send(wish).then(
        () => 'ok',
        (error: unknown) => {
          if (error instanceof Problem) return error.kind
          throw error
        },
      ),

    /** Every version that was stored, in the order of kinds and versions. */
    history: async (): Promise<Version[]> => {
      const rows = await database.query({
        text: `SELECT kind, version, expressed_by AS by, voice, content FROM will
               WHERE person_id = $1 ORDER BY kind, version`,
        values: [personId],
      })
      return rows.map((row) => ({
        ...(row as unknown as Version),
        content: plain(row.content),
      }))
    },
  }
}

/** The one value that a document holds. */
const plain = (content: unknown): unknown =>
  content === null ? null : (Object.values(content as Row)[0] ?? null)

/** What a wish puts into the register. */
export function versionOf(wish: Wish, version: number): Version {
  const { actor, act } = wish
  const isProvider = actor.endsWith('at provider')
  const role =
    actor === 'self'
      ? 'client'
      : actor === 'mandate'
        ? 'mandate-holder'
        : 'guardian'
  const voice = actor === 'at provider' ? 'client' : role
  const content = {
    inform: KANTA_INFORMATION_EDITION,
    permit: 'positive',
    revoke: 'negative',
    prohibit: wish.targets,
    annul: null,
  }[act]
  return {
    kind: kindOf(act),
    version,
    by: isProvider ? 'provider' : role,
    voice: act === 'annul' ? 'unknown' : voice,
    content,
  }
}

type Sent = Omit<Wish, 'actor'>

/** The fingerprint of the version that a wish names; of none there is, it is another. */
function fingerprintOfWish({ expectedVersion, madeOn }: Sent): string | null {
  if (expectedVersion === 0) return null
  if (madeOn === undefined) return 'of none'
  return fingerprintOf(expectedVersion, {
    by: ExpressedBy.parse(madeOn.by),
    expressedAt: NOW,
    targets: z.array(ProhibitionTarget).parse(madeOn.content),
  })
}

function commandOf(sent: Sent): WillCommand {
  const { act, targets, commandId, expectedVersion } = sent
  const same = { commandId, expectedVersion }
  const guardiansAgree = true
  switch (act) {
    case 'inform':
      return {
        command: 'receive-information',
        edition: KANTA_INFORMATION_EDITION,
        ...same,
      }
    case 'permit':
      return {
        command: 'set-permission',
        value: 'positive',
        guardiansAgree,
        ...same,
      }
    case 'revoke':
      return { command: 'set-permission', value: 'negative', ...same }
    case 'prohibit':
      return {
        command: 'set-prohibitions',
        commandId,
        expectedFingerprint: fingerprintOfWish(sent),
        targets: [...targets],
      }
    case 'annul':
      throw new Error('The portal annuls nothing')
  }
}

function deliveryOf(
  { act, targets, commandId, expectedVersion }: Sent,
  visitor: 'client' | 'guardian',
): WillDelivery {
  const rest = { commandId, expectedVersion, identityCode: '' }
  const same = { ...rest, visitor }
  switch (act) {
    case 'inform':
      return {
        command: 'record-information',
        edition: KANTA_INFORMATION_EDITION,
        ...same,
      }
    case 'permit':
      return { command: 'record-permission', value: 'positive', ...same }
    case 'revoke':
      return { command: 'record-permission', value: 'negative', ...same }
    case 'prohibit':
      return {
        command: 'record-prohibitions',
        targets: targets.filter((target) => target.kind !== 'document'),
        ...same,
      }
    case 'annul':
      return {
        command: 'annul',
        document: 'permission',
        ...rest,
      }
  }
}
