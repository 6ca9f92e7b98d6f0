import type { Acting } from '@mittkanta/contracts'
import { createContext, use } from 'react'
import type { Subject } from './subject.ts'

/** Whom the reader acts for on the pages inside; null on pages of one's own. */
export const ActingContext = createContext<Acting | null>(null)

/** Whom the reader acts for here, or null. */
export function useActing(): Acting | null {
  return use(ActingContext)
}

/** Whose record is shown here. */
export function useSubject(): Subject {
  return useActing()?.subjectRef ?? 'self'
}
