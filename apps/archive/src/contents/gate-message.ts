import type { ContentType } from '@mittkanta/contracts'
import { z } from 'zod'
import { contentRules, type ContentRule } from './verdict.ts'

/** What the parsing process is asked. */
export interface Question {
  /** File that holds the content. */
  readonly path: string
  readonly type: ContentType
}

const isRule = (text: string): text is ContentRule =>
  Object.hasOwn(contentRules, text)

/**
 * What the parsing process may answer. It has read hostile bytes, so its answer
 * is not believed to be of any shape.
 */
export const Answer = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('accepted'),
    displayForm: z.string().exactOptional(),
  }),
  z.strictObject({
    outcome: z.literal('refused'),
    rules: z
      .array(z.string().refine(isRule))
      .min(1)
      .max(Object.keys(contentRules).length),
  }),
])
