import { randomUUID } from 'node:crypto'
import { AccessToken, Oid } from '@mittkanta/contracts'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'
import type { ClientSystem } from '../../src/config.ts'
import { ARCHIVE_URL } from './archive-url.ts'

/** A client system of an organiser, with its keys. */
export interface TestClientSystem {
  /** As the archive's configuration has it. */
  readonly configuration: ClientSystem
  /** A client assertion; claims and header may be replaced, a claim of `undefined` is left out. */
  assertion: (
    now: Date,
    claims?: JWTPayload,
    header?: Readonly<Record<string, unknown>>,
  ) => Promise<string>
  /** An access token of the archive at `url`; the same one for nine minutes. */
  token: (url: string, now: Date) => Promise<string>
}

/** The form that asks for a token with an assertion. */
export const tokenForm = (assertion: string): Record<string, string> => ({
  grant_type: 'client_credentials',
  client_assertion_type:
    'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion: assertion,
})

export async function createClientSystem(
  clientId: string,
  controller: {
    readonly id: string
    readonly name: string
    readonly shelterUnits?: readonly string[]
  },
): Promise<TestClientSystem> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = {
    ...(await exportJWK(publicKey)),
    kty: 'EC' as const,
    kid: clientId,
  }
  let kept: { token: Promise<string>; until: number } | undefined

  const assertion: TestClientSystem['assertion'] = (
    now,
    claims = {},
    header = {},
  ) => {
    const seconds = Math.floor(now.getTime() / 1000)
    return new SignJWT({
      iss: clientId,
      sub: clientId,
      aud: ARCHIVE_URL,
      jti: randomUUID(),
      iat: seconds,
      exp: seconds + 60,
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid: clientId, ...header })
      .sign(privateKey)
  }

  const ask = async (url: string, now: Date) => {
    const response = await fetch(`${url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(tokenForm(await assertion(now))),
    })
    return AccessToken.parse(await response.json()).access_token
  }

  return {
    configuration: {
      clientId,
      controllerId: Oid.parse(controller.id),
      controllerName: controller.name,
      ...(controller.shelterUnits && {
        shelterUnits: controller.shelterUnits.map((unit) => Oid.parse(unit)),
      }),
      jwks: { keys: [jwk] },
    },
    assertion,
    token: (url, now) => {
      if (!kept || kept.until < now.getTime()) {
        kept = { token: ask(url, now), until: now.getTime() + 540_000 }
      }
      return kept.token
    },
  }
}
