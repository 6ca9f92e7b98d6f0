import type { Delivery, Receipt } from '@mittkanta/contracts'
import type { Problem } from '@mittkanta/problems'
import type { Occasion } from '../intake/deliver.ts'

/** One delivery that is brought in with many others. */
export interface Brought extends Occasion {
  readonly delivery: Delivery
}

/** What became of a delivery: stored, or refused as the intake would refuse it. */
export type Outcome = Receipt | Problem
