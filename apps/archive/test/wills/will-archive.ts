import { randomUUID } from 'node:crypto'
import {
  ArchiveWills,
  KANTA_INFORMATION_EDITION,
  type DeliveredTarget,
  type ProhibitionTarget,
} from '@mittkanta/contracts'
import type { IdentityCode } from '@mittkanta/identity-code'
import type { Engine } from '@mittkanta/test-kit'
import type { ArchiveDeps } from '../../src/create-archive.ts'
import { personIdFor } from '../../src/persons/persons.ts'
import {
  AUDIENCE,
  callerJwks,
  callerToken,
  ISSUER,
  own,
  type Claims,
} from '../reading/portal.ts'
import { openTestArchive } from '../support/archive.ts'
import type { TestClientSystem } from '../support/client-system.ts'
import { given } from '../support/given.ts'

/** An answer: its status, its body, and the rules of a refusal. */
export interface Told<Body = Record<string, unknown>> {
  readonly status: number
  readonly body: Body
  readonly rules: readonly string[]
}

/** A command without what every command has. */
type Command =
  | { command: 'receive-information'; edition?: string }
  | {
      command: 'set-permission'
      value: 'positive' | 'negative'
      guardiansAgree?: boolean
    }
  | { command: 'set-prohibitions'; targets: readonly ProhibitionTarget[] }

type Visit =
  | { command: 'record-information'; edition?: string }
  | { command: 'record-permission'; value: 'positive' | 'negative' }
  | { command: 'record-prohibitions'; targets: readonly DeliveredTarget[] }
  | { command: 'annul'; document: 'permission' | 'prohibitions' }

interface Same {
  readonly commandId?: string
  readonly expectedVersion?: number
  readonly expectedFingerprint?: string | null
}

export type WillArchive = Awaited<ReturnType<typeof openWillArchive>>

/** Claims of a person who reads another's record. */
export const acting = (
  sub: string,
  subject: string,
  ground: Claims['ground'],
): Claims => ({
  ...own(subject, ground === 'mandate' ? 'adult' : 'minor'),
  sub: sub as Claims['sub'],
  ground,
})

/** An archive, in MittKanta's later phase unless another is given, with its portal, and what tests do with wills. */
export async function openWillArchive(
  engine: Engine,
  deps: Partial<ArchiveDeps> = {},
  phase: '1' | 'later' = 'later',
) {
  const archive = await openTestArchive(
    engine,
    {
      phase,
      caller: { keys: callerJwks, issuer: ISSUER, audience: AUDIENCE },
    },
    deps,
  )
  const { url, database, clock, client } = archive

  const told = async (response: Response): Promise<Told> => {
    const body = (await response.json()) as Told['body']
    const failures = (body.failures ?? []) as readonly { rule: string }[]
    return {
      status: response.status,
      body,
      rules: failures.map(({ rule }) => rule),
    }
  }

  const send = async (
    path: string,
    token: string,
    body?: unknown,
  ): Promise<Told> =>
    told(
      await fetch(`${url}${path}`, {
        headers: {
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && {
          method: 'POST',
          body: JSON.stringify(body),
        }),
      }),
    )

  const portal = async (claims: Claims, path: string, body?: unknown) =>
    send(
      `/portal/subjects/${claims.subject}${path}`,
      await callerToken(claims, clock()),
      body,
    )

  const wills = async (claims: Claims): Promise<ArchiveWills> =>
    ArchiveWills.parse((await portal(claims, '/wills')).body)

  const asClient = async (
    path: string,
    body: unknown,
    system: TestClientSystem = client,
  ) => send(path, await system.token(url, clock()), body)

  return {
    ...archive,
    make: given(archive),
    portal,

    /** The internal id of a person, made if new. */
    personOf: (identityCode: IdentityCode) =>
      personIdFor(database, { identityCode }),

    wills,

    /** What makes a change of prohibitions one of those that the reader is shown now. */
    onShown: async (claims: Claims) => ({
      expectedFingerprint:
        (await wills(claims)).prohibitions?.fingerprint ?? null,
    }),

    /** Gives a command in the portal; when nothing else is said, on a register that is empty. */
    command: (claims: Claims, command: Command, same: Same = {}) =>
      portal(claims, '/wills', {
        commandId: randomUUID(),
        ...(command.command === 'set-prohibitions'
          ? { expectedFingerprint: null }
          : { expectedVersion: 0 }),
        ...(command.command === 'receive-information' && {
          edition: KANTA_INFORMATION_EDITION,
        }),
        ...command,
        ...same,
      }),

    /** Records something at a service unit, as the register's own client system. */
    visit: (
      code: IdentityCode,
      visit: Visit,
      {
        visitor = 'client',
        system = client,
        ...same
      }: Same & { visitor?: string; system?: TestClientSystem } = {},
    ) =>
      asClient(
        '/wills/deliveries',
        {
          identityCode: code.reveal(),
          commandId: randomUUID(),
          expectedVersion: 0,
          ...(visit.command !== 'annul' && { visitor }),
          ...(visit.command === 'record-information' && {
            edition: KANTA_INFORMATION_EDITION,
          }),
          ...visit,
          ...same,
        },
        system,
      ),

    asClient,

    /** Rows of the usage log about a person, oldest first. */
    logged: (personId: string) =>
      database.query({
        text: 'SELECT event, reader_id, client_system, detail FROM usage_log WHERE subject_id = $1 ORDER BY sequence',
        values: [personId],
      }),
  }
}
