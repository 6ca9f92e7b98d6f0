import { isPlainDate } from '@mittkanta/calendar'
import { compilerOf } from '@mittkanta/compiled-contracts'
import { PlainDate } from '@mittkanta/contracts'

/** Contracts as code, for answers: of the archive's and of our own. */
export const compiled = compilerOf(PlainDate, isPlainDate)
