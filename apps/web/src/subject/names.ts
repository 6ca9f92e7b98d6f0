import { useSession } from '../session/session-context.ts'
import { useActing } from './subject-context.ts'

/** The name of the signed-in reader. */
export function useReadersName(): string {
  const session = useSession()
  return session.state === 'signed-in' ? session.open.displayName : ''
}

/** The name of whose record is shown here: the reader's own, or the other person's. */
export function usePersonsName(): string {
  const reader = useReadersName()
  return useActing()?.displayName ?? reader
}
