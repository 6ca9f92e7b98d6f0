import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
} from 'node:crypto'
import { z } from 'zod'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** 256 random bits, base64url: a secret that only one browser holds. */
export const SecretToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .brand('SecretToken')
export type SecretToken = z.infer<typeof SecretToken>

/** A new secret for a browser. */
export const newSecretToken = (): SecretToken =>
  SecretToken.parse(randomBytes(32).toString('base64url'))

/** What the database knows of a secret: SHA-256, hexadecimal. */
export const hashOf = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex')

const keyOf = (token: SecretToken) =>
  createHmac('sha256', token).update('mittkanta/sealed/1').digest()

/** Encrypts a value so that only who holds the token can read it. */
export function seal(token: SecretToken, value: unknown): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, keyOf(token), iv)
  const text = Buffer.concat([
    cipher.update(JSON.stringify(value), 'utf8'),
    cipher.final(),
  ])
  return Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64url')
}

/**
 * Reads what was sealed with the token.
 *
 * @throws {Error} when it was sealed with another one, or was changed
 */
export function unseal<Schema extends z.ZodType>(
  token: SecretToken,
  sealed: string,
  schema: Schema,
): z.output<Schema> {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv(
    ALGORITHM,
    keyOf(token),
    bytes.subarray(0, IV_BYTES),
    { authTagLength: TAG_BYTES },
  )
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  const text = Buffer.concat([
    decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)),
    decipher.final(),
  ])
  return schema.parse(JSON.parse(text.toString('utf8')))
}
