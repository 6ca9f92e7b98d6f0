import { isTextType } from '@mittkanta/contracts'
import { z } from 'zod'

/**
 * The same schema for what is already stored, with every text type a plain text:
 * a rule about texts that is newer than a document must not make the document
 * unreadable.
 */
export const asStored = <Schema extends z.ZodType>(schema: Schema): Schema =>
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
