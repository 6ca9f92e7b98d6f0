import type { ContentType } from '@mittkanta/contracts'

/** A content that the gate refuses by exactly one rule. */
export interface RefusedExample {
  readonly what: string
  readonly type: ContentType
  readonly bytes: () => Uint8Array
}
