import { z } from 'zod'
import { ascii } from '../text.ts'

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** The form of `POST /oauth/token` (RFC 6749, RFC 7523). */
export const TokenRequest = z.object({
  grant_type: ascii(100),
  client_assertion_type: z.literal(ASSERTION_TYPE),
  client_assertion: ascii(8_000),
  client_id: ascii(200).optional(),
  scope: z.literal('intake').optional(),
  /** The one way in is `private_key_jwt`. */
  client_secret: z.undefined().optional(),
})
export type TokenRequest = z.infer<typeof TokenRequest>
