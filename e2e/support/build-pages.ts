import { ensurePagesBuilt } from '@mittkanta/demo'

/** Vitest global setup: the pages that the browser gets are built from what is here. */
export const setup = ensurePagesBuilt
