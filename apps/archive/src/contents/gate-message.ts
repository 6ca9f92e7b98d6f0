import type { ContentType } from '@mittkanta/contracts'
import { z } from 'zod'
import { MOST_CLIENT_NODES } from './client-nodes.ts'
import { contentRules, type ContentRule } from './verdict.ts'

/** What the parsing process is asked. */
export interface Question {
  /** File that holds the content. */
  readonly path: string
  readonly type: ContentType
}

const Pointer = z.string().max(20_000)
const Node = z.strictObject({
  pointer: Pointer,
  identityCode: z.string().exactOptional(),
  temporaryId: z.string().exactOptional(),
})
const Nodes = z.array(Node).max(MOST_CLIENT_NODES)

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
    clientNodes: z
      .strictObject({ pointer: Pointer, clients: Nodes, mentions: Nodes })
      .exactOptional(),
  }),
  z.strictObject({
    outcome: z.literal('refused'),
    rules: z
      .array(z.string().refine(isRule))
      .min(1)
      .max(Object.keys(contentRules).length),
  }),
])
