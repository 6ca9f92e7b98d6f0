import { ascii, Oid, requiredLine } from '@mittkanta/contracts'
import { z } from 'zod'

/** Public keys only: a private key in the configuration is a mistake to stop at. */
export const PublicKeys = z.object({
  keys: z.array(
    z
      .looseObject({ kty: z.enum(['EC', 'RSA']) })
      .refine((key) => !('d' in key), 'a private key'),
  ),
})

export const ClientSystem = z.strictObject({
  /** `client_id` of RFC 6749. */
  clientId: ascii(200),
  /** Whose register the system writes to, and no other (12.1). */
  controllerId: Oid,
  controllerName: requiredLine(300),
  /** Its service units that are shelters, whose documents are not shown (5.2.1). */
  shelterUnits: z.array(Oid).max(1_000).optional(),
  /** Keys that sign its client assertions. */
  jwks: PublicKeys,
})

/** One client system of one organiser. */
export type ClientSystem = z.infer<typeof ClientSystem>
