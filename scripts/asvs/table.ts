import type { Requirement } from './requirement.ts'
import { v01ToV03 } from './v01-to-v03.ts'
import { v04ToV06 } from './v04-to-v06.ts'
import { v07ToV10 } from './v07-to-v10.ts'
import { v11ToV13 } from './v11-to-v13.ts'
import { v14ToV17 } from './v14-to-v17.ts'

/** How far every requirement that is ours is met, in the standard's order. */
export const TABLE: readonly Requirement[] = [
  ...v01ToV03,
  ...v04ToV06,
  ...v07ToV10,
  ...v11ToV13,
  ...v14ToV17,
]
