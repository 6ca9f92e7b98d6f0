import { IdentityCode } from '@mittkanta/identity-code'
import { z } from 'zod'

/** An identity code as it lies in a sealed text. */
export const SealedIdentityCode = z
  .string()
  .transform((text, context): IdentityCode => {
    const code = IdentityCode.parse(text)
    if (code !== undefined) return code
    context.addIssue({ code: 'custom', message: 'is not an identity code' })
    return z.NEVER
  })
