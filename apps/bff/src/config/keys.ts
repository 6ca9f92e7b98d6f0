import { z } from 'zod'

/** A private key as a JSON Web Key (RFC 7517) with its id. */
const PrivateJwk = z.looseObject({
  kid: z.string().min(1),
  kty: z.enum(['RSA', 'EC']),
  d: z.string().min(1),
  use: z.enum(['sig', 'enc']).optional(),
})
export type PrivateJwk = z.infer<typeof PrivateJwk>

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' })
    return z.NEVER
  }
})

/** One private key, as JSON text. */
export const privateKey = json.pipe(PrivateJwk)

/**
 * Private keys towards the identification service, as a JSON text
 * `{"keys":[…]}`. The first of each use is the one in use; the others are old
 * ones that still decrypt, or coming ones that are published ahead.
 */
export const clientKeys = json
  .pipe(z.looseObject({ keys: z.array(PrivateJwk) }))
  .transform(({ keys }) => ({
    signing: keys.filter(({ use }) => use === 'sig'),
    encryption: keys.filter(({ use }) => use === 'enc'),
  }))
  .refine(({ signing }) => signing.length > 0, 'holds no key with use "sig"')
