import { isPlainDate } from '@mittkanta/calendar'
import { compilerOf } from '@mittkanta/compiled-contracts'
import { PlainDate } from '@mittkanta/contracts'

/** Contracts as code, for answers: the archive's and our own. */
export const compiled = compilerOf(PlainDate, isPlainDate)
