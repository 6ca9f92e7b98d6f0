import {
  CaseContent,
  ClientRelationContent,
  isTextType,
  Metadata,
} from '@mittkanta/contracts'
import { z } from 'zod'

/**
 * The same schema for what is already stored, with every text type a plain text:
 * a rule about texts that is newer than a document must not make the document
 * unreadable.
 */
const asStored = <Schema extends z.ZodType>(schema: Schema): Schema =>
  withPlainTexts(schema) as unknown as Schema

function withPlainTexts(schema: z.ZodType): z.ZodType {
  if (isTextType(schema)) return z.string()
  if (schema instanceof z.ZodObject) {
    return schema.extend(
      Object.fromEntries(
        Object.entries(schema.shape as Record<string, z.ZodType>).map(
          ([name, member]) => [name, withPlainTexts(member)],
        ),
      ),
    )
  }
  if (schema instanceof z.ZodArray) {
    return z.array(withPlainTexts(schema.element as z.ZodType))
  }
  if (schema instanceof z.ZodOptional) {
    return withPlainTexts(schema.unwrap() as z.ZodType).optional()
  }
  return schema
}

/**
 * Metadata as they are kept: as delivered, except that persons are in separate
 * tables. Clients are in `document_client`, and a signatory's `personId` is the
 * archive's id of the person: identity codes are held once, in `person`.
 */
export const StoredMetadata = asStored(Metadata.omit({ clients: true }))
export type StoredMetadata = z.infer<typeof StoredMetadata>

/** Content of a client relation document as it is kept. */
export const StoredClientRelation = asStored(ClientRelationContent)

/** Case content as it is kept: members are the archive's ids of persons. */
export const StoredCase = asStored(CaseContent.omit({ members: true })).extend({
  members: z.array(
    z.strictObject({
      personId: z.string(),
      joinedAt: z.string(),
      leftAt: z.string().optional(),
    }),
  ),
})
export type StoredCase = z.infer<typeof StoredCase>
