import { cleanedLine, line } from '@mittkanta/contracts'
import { IdentityCode } from '@mittkanta/identity-code'
import { z } from 'zod'

/*
 * What the registry answers (HPA web API). Loose objects: it may add fields,
 * which are not read. `reasons` are never looked at: why a person may not act
 * is not ours to know.
 */

/** An id that goes into addresses: opaque, and no identity code. */
const OpaqueId = z
  .string()
  .regex(/^\w[\w.~+/=:-]{0,499}$/)
  .refine((id) => IdentityCode.parse(id) === undefined)

const Secret = z.string().regex(/^[\x21-\x7e]{1,4000}$/)

/** `register`: the registry's session, and the name by which its page knows the reader. */
export const Registered = z.looseObject({
  sessionId: OpaqueId,
  userId: OpaqueId,
})
export type Registered = z.infer<typeof Registered>

/** `/oauth/token` (RFC 6749, 5.1). */
export const TokenAnswer = z.looseObject({
  access_token: Secret,
  token_type: z.string().regex(/^bearer$/i),
  refresh_token: Secret.optional(),
  expires_in: z.number().int().nonnegative().max(86_400),
})

/** `delegate`: whom the reader chose. */
export const Principals = z
  .array(
    z.looseObject({
      personId: line(50),
      name: cleanedLine(200),
    }),
  )
  .max(100)
export type Principals = z.infer<typeof Principals>

/** `authorizationlist`: as whom the reader may act for that person. */
export const Roles = z.looseObject({
  roles: z.array(line(500)).max(1000),
})
