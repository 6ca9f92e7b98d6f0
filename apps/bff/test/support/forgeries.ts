import { createHmac, createPublicKey } from 'node:crypto'
import {
  CompactSign,
  importJWK,
  SignJWT,
  type CompactJWSHeaderParameters,
  type JWK,
  type JWTHeaderParameters,
} from 'jose'
import { publicJwk } from './keys.ts'
import type { Claims } from './lying-provider.ts'

type Sign = (claims: Claims, header: Claims) => string | Promise<string>

const encoded = (value: unknown) =>
  Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token with a signature that is none. */
export const forged =
  (over: Claims, signature: string): Sign =>
  (claims, header) =>
    [encoded({ ...header, ...over }), encoded(claims), signature].join('.')

/** A token that another key, or another algorithm, has signed. */
export const signedWith =
  (key: JWK, over: Claims = {}): Sign =>
  async (claims, header) => {
    const protectedHeader: Claims = { ...header, kid: key.kid, ...over }
    return new SignJWT(claims)
      .setProtectedHeader(protectedHeader as unknown as JWTHeaderParameters)
      .sign(await importJWK(key, String(protectedHeader.alg)))
  }

/** A token that is well signed, of claims as they are written in JSON. */
export const signedText =
  (key: JWK, text: (claims: Claims) => string): Sign =>
  async (claims, header) =>
    new CompactSign(new TextEncoder().encode(text(claims)))
      .setProtectedHeader(header as unknown as CompactJWSHeaderParameters)
      .sign(await importJWK(key, String(header.alg)))

/** Claims in JSON with one member a second time, at the end. */
export const twice =
  (member: string) =>
  (claims: Claims): string =>
    `${JSON.stringify(claims).slice(0, -1)},${member}}`

/** The oldest trick: HMAC with the published key as the secret. */
export const hmacWithPublicKey =
  (key: JWK): Sign =>
  (claims, header) => {
    const secret = createPublicKey({
      key: publicJwk(key) as Record<string, string>,
      format: 'jwk',
    }).export({ type: 'spki', format: 'pem' })
    const signed = `${encoded({ ...header, alg: 'HS256' })}.${encoded(claims)}`
    const mac = createHmac('sha256', secret).update(signed)
    return `${signed}.${mac.digest('base64url')}`
  }
