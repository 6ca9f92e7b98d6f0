import {
  KANTA_INFORMATION_EDITION,
  type DeliveredTarget,
  type ProhibitionTarget,
  type WillDelivery,
  type WillReceipt,
  DocumentRef,
} from '@mittkanta/contracts'
import type { Database, Queryable } from '@mittkanta/database'
import type { IdentityCode } from '@mittkanta/identity-code'
import type { Failure } from '@mittkanta/problems'
import { visitRefusals, type Action } from '@mittkanta/will-policy'
import type { ClientSystem } from '../config.ts'
import { personIdFor, type RandomPersonId } from '../persons/persons.ts'
import type { RefOf } from '../projection/document-ref.ts'
import {
  occasionOf,
  scopeOf,
  type PolicySettings,
} from '../reading/occasion.ts'
import type { UsageEntry } from '../usage-log/usage-entry.ts'
import type { UsageLog } from '../usage-log/usage-log.ts'
import { registerFacts } from './facts.ts'
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
import { ageOf, asReader, canPointAt } from './visit.ts'

export interface RecordDeps {
  readonly database: Database
  readonly usageLog: Pick<UsageLog, 'recordIn'>
  readonly settings: PolicySettings
  readonly refOf: RefOf
  readonly randomPersonId: RandomPersonId | undefined
}

/** Which client system records, for whom, when, and how the usage log calls it. */
export interface Visit {
  readonly client: ClientSystem
  readonly code: IdentityCode
  readonly now: Date
  readonly requestId: string
}

type Recording = Exclude<WillDelivery, { command: 'annul' }>

const KIND_OF = {
  'record-information': 'information',
  'record-permission': 'permission',
  'record-prohibitions': 'prohibitions',
} as const satisfies Record<Recording['command'], Kind>

const kindOf = (delivery: WillDelivery): Kind =>
  delivery.command === 'annul' ? delivery.document : KIND_OF[delivery.command]

function actionOf(delivery: Recording): Action {
  switch (delivery.command) {
    case 'record-information':
      return 'receive-information'
    case 'record-permission':
      return delivery.value === 'positive'
        ? 'give-permission'
        : 'revoke-permission'
    case 'record-prohibitions':
      return 'change-prohibitions'
  }
}

/** The entry of what a client system did with a person's register. */
export const visitEntry = (
  { client, now, requestId }: Omit<Visit, 'code'>,
  subjectId: string | null,
  event: string,
  detail: UsageEntry['detail'],
): UsageEntry => ({
  at: now,
  event,
  readerId: null,
  subjectId,
  ground: null,
  clientSystem: client.clientId,
  occasion: requestId,
  detail,
})

/**
 * Stores what a professional records for a client (11.4.1), in one transaction
 * with its row of the usage log.
 *
 * @throws {Problem} `will-refused`, `will-changed`, `conflict`
 */
export async function recordWill(
  deps: RecordDeps,
  visit: Visit,
  delivery: WillDelivery,
): Promise<WillReceipt> {
  const { client, code, now } = visit
  const given = {
    commandId: delivery.commandId,
    whole: {
      ...delivery,
      identityCode: undefined,
      controllerId: client.controllerId,
    },
  }
  const kind = kindOf(delivery)
  const personId = await personIdFor(
    deps.database,
    { identityCode: code },
    deps.randomPersonId,
  )

  return deps.database.transaction(async (tx) => {
    await lockRegister(tx, personId)
    const register = await loadRegister(tx, personId)
    const repeated = await isRepeated(tx, personId, given)
    if (!repeated) {
      const content = await contentOf(tx, deps, visit, {
        register,
        personId,
        delivery,
      })
      await append(
        tx,
        {
          personId,
          kind,
          content,
          by: 'provider',
          voice: delivery.command === 'annul' ? 'unknown' : delivery.visitor,
          subjectAge: ageOf(code, now),
          expressedAt: now,
          controllerId: client.controllerId,
          expressedById: null,
        },
        given,
      )
    }
    const version = versionOf(await loadRegister(tx, personId), kind)
    await deps.usageLog.recordIn(
      tx,
      visitEntry(visit, personId, 'will-delivery', {
        command: delivery.command,
        outcome: repeated ? 'repeated' : 'changed',
        document: kind,
        version: String(version),
      }),
    )
    return {
      document: kind,
      version,
      outcome: repeated ? 'already-stored' : 'stored',
    }
  })
}

interface Addressed {
  readonly register: Register
  readonly personId: string
  readonly delivery: WillDelivery
}

/** What the new version holds; null annuls. @throws {Problem} */
async function contentOf(
  tx: Queryable,
  deps: RecordDeps,
  visit: Visit,
  { register, personId, delivery }: Addressed,
): Promise<object | null> {
  const kind = kindOf(delivery)
  if (delivery.command === 'annul') {
    expectSame(delivery.expectedVersion, versionOf(register, kind))
    refuse(annulmentFailures(register, delivery.document, visit.client))
    return null
  }
  const subjectAge = ageOf(visit.code, visit.now)
  const facts = {
    visitor: delivery.visitor,
    ...registerFacts(register, subjectAge),
  }
  refuse(
    visitRefusals(actionOf(delivery), facts).map((rule) => failureOf(rule)),
  )
  expectSame(delivery.expectedVersion, versionOf(register, kind))

  switch (delivery.command) {
    case 'record-information':
      refuse(
        delivery.edition === KANTA_INFORMATION_EDITION ? [] : [notTheEdition],
      )
      return { edition: delivery.edition }
    case 'record-permission':
      return { value: delivery.value }
    case 'record-prohibitions': {
      const targets = await withRefs(tx, delivery.targets, personId, deps.refOf)
      const caller = asReader(
        personId,
        delivery.visitor,
        subjectAge,
        visit.requestId,
      )
      const occasion = occasionOf(caller, visit.now, deps.settings)
      refuse(
        await targetFailures(tx, targets, {
          scope: scopeOf(caller, occasion),
          occasion,
          standing: register.prohibitions?.content.targets ?? [],
          counts: canPointAt,
        }),
      )
      return { targets: withoutRepetition(targets) }
    }
  }
}

/**
 * Targets by the refs of the person's record. Any version represents its
 * document; an unknown id gives a ref that no reader sees.
 */
async function withRefs(
  tx: Queryable,
  targets: readonly DeliveredTarget[],
  personId: string,
  refOf: RefOf,
): Promise<ProhibitionTarget[]> {
  const ids = targets.flatMap((target) =>
    target.kind === 'document' ? target.documentId : [],
  )
  const rows = await tx.query({
    name: 'first-documents',
    text: `SELECT document_id, first_document_id FROM document_version
           WHERE document_id = ANY ($1::text[])`,
    values: [ids],
  })
  const firstIds = new Map(
    rows.map((row) => [row.document_id, String(row.first_document_id)]),
  )
  return targets.map((target) => {
    if (target.kind !== 'document') return target
    const firstId = firstIds.get(target.documentId) ?? target.documentId
    return {
      kind: 'document',
      ref: DocumentRef.parse(refOf(personId, firstId)),
    }
  })
}

const notAnnullable: Failure = {
  field: 'document',
  rule: 'annul-own-first-version',
  section: '11.4',
  message:
    'Only a first version is annulled, in whose register it was recorded; a later change is a new version.',
}

/** The first version may be annulled, for example when stored for the wrong person (11.4). */
function annulmentFailures(
  register: Register,
  kind: 'permission' | 'prohibitions',
  { controllerId }: ClientSystem,
): readonly Failure[] {
  const standing = register[kind]
  return standing?.isFirst === true && standing.controllerId === controllerId
    ? []
    : [notAnnullable]
}
