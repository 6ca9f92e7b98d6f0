import { z } from 'zod'

/*
 * The forms that environment variables have.
 */

export const port = z.coerce.number().int().min(0).max(65_535)
export const seconds = z.coerce.number().int().positive()
export const milliseconds = z.coerce.number().int().positive().max(30_000)
/** Words with spaces between. */
export const list = z
  .string()
  .transform((text) => text.split(/\s+/).filter(Boolean))
export const onOff = z.enum(['on', 'off']).transform((word) => word === 'on')
/** One address or several, with spaces between. */
export const addresses = z
  .string()
  .transform((text) => text.split(/\s+/).filter(Boolean))
  .pipe(z.array(z.url({ protocol: /^https?$/ })).min(1))
  .transform((texts) => texts.map((text) => new URL(text)))
export const address = z
  .url({ protocol: /^https?$/ })
  .transform((text) => new URL(text))
/** Origins, none or several, with spaces between. */
export const origins = list.pipe(
  z.array(address.refine(({ href, origin }) => href === `${origin}/`)),
)
/** A secret of at least 256 bits, base64url. */
export const secret = z.string().regex(/^[A-Za-z0-9_-]{43,}$/)
