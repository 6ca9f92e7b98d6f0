import { isPlainDate } from '@mittkanta/calendar'
import { LANGUAGES } from '@mittkanta/page-language'
import { z } from 'zod'

/** A Helsinki calendar date, `YYYY-MM-DD`. */
export const PlainDate = z
  .string()
  .refine(isPlainDate, 'not a calendar date')
  .meta({ format: 'date', description: 'A Helsinki calendar date' })

/** An instant with its offset, ISO 8601. */
export const Instant = z.iso.datetime({ offset: true })

/** An object identifier (ISO/IEC 9834): arcs in decimal without leading zeros. */
export const Oid = z
  .string()
  .max(200)
  .regex(/^[0-2](\.(0|[1-9]\d*)){2,}$/)
  .brand('Oid')
export type Oid = z.infer<typeof Oid>

/** SHA-256 of a content's original bytes, lower-case hexadecimal. */
export const ContentHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand('ContentHash')
export type ContentHash = z.infer<typeof ContentHash>

/** The archive's internal id of a person: a random uuid, never an identity code. */
export const PersonId = z.uuid().brand('PersonId')
export type PersonId = z.infer<typeof PersonId>

/**
 * How one person's record calls one document: 128 keyed bits, base64url. It
 * reveals nothing of the document's OID, of its neighbours or of other records.
 */
export const DocumentRef = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/)
  .brand('DocumentRef')
export type DocumentRef = z.infer<typeof DocumentRef>

export { LANGUAGES }

/** A language of the portal. */
export const Language = z.enum(LANGUAGES)
export type Language = z.infer<typeof Language>

/** The content types that the archive stores (11.2, 11.3.2). */
export const CONTENT_TYPES = [
  'application/pdf',
  'application/xhtml+xml',
  'application/json',
] as const
export const ContentType = z.enum(CONTENT_TYPES)
export type ContentType = z.infer<typeof ContentType>
