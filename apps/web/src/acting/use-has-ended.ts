import { Acting, type SubjectRef } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useEffect, useSyncExternalStore } from 'react'
import { askJson } from '../api/ask.ts'
import { useEndings } from '../subject/endings.ts'

/** Browsers count a timer in 31 bits; a longer one would ring at once. */
const LONGEST_MILLISECONDS = 3_600_000

/**
 * Whether access to a person has ended: an answer said so, or the midnight has
 * passed on which the child turned 18 (11.4.1). A page that is looked at again
 * asks, so that a mandate that was taken back meanwhile is noticed.
 *
 * @param endsAt milliseconds of the page's own clock; null for no such day
 */
export function useHasEnded(ref: SubjectRef, endsAt: number | null): boolean {
  const endings = useEndings()

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      clearTimeout(timer)
      if (endsAt === null) return
      const left = endsAt - Date.now()
      if (left <= 0) endings.add(ref)
      else timer = setTimeout(look, Math.min(left, LONGEST_MILLISECONDS))
    }
    const lookAgain = () => {
      if (document.visibilityState !== 'visible') return
      look()
      // A refusal is heard by `endings`; any other failure is the next click's.
      askJson(address(operations.acting, { subjectRef: ref }), Acting).catch(
        () => undefined,
      )
    }
    look()
    document.addEventListener('visibilitychange', lookAgain)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', lookAgain)
    }
  }, [ref, endsAt, endings])

  return useSyncExternalStore(endings.subscribe, () => endings.has(ref))
}
