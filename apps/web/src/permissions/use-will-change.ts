import { Wills, type WillCommand } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useRef } from 'react'
import { ApiProblem } from '../api/api-problem.ts'
import { askJson } from '../api/ask.ts'
import { useLanguage } from '../i18n/use-texts.ts'
import { useSubject } from '../subject/subject-context.ts'

type WithoutId<Command> = Command extends WillCommand
  ? Omit<Command, 'commandId'>
  : never

/** What a form says before it is confirmed. */
type WillChange = WithoutId<WillCommand>

/**
 * Sends changes of the will register. A change gets its id when it is
 * confirmed and keeps it until it has succeeded, so that trying again never
 * does it twice.
 *
 * @param stand called with the current wills: after a change, and also when
 *   another change came first
 */
export function useWillChange(stand: (wills: Wills) => void) {
  const subject = useSubject()
  const language = useLanguage()
  const confirmed = useRef<WillCommand>(null)

  return async (change: WillChange): Promise<Wills> => {
    const record = { subjectRef: subject }
    const command = commandOf(change, confirmed.current)
    confirmed.current = command
    try {
      const options = { method: 'POST', body: command } as const
      const wills = await askJson(
        address(operations.changeWill, record, { language }),
        Wills,
        options,
      )
      confirmed.current = null
      stand(wills)
      return wills
    } catch (error) {
      if (error instanceof ApiProblem && error.kind === 'will-changed')
        stand(
          await askJson(address(operations.wills, record, { language }), Wills),
        )
      throw error
    }
  }
}

/** The command of a change: the one that was confirmed before when it says the same. */
function commandOf(
  change: WillChange,
  confirmed: WillCommand | null,
): WillCommand {
  if (confirmed) {
    const again = { ...change, commandId: confirmed.commandId }
    if (JSON.stringify(again) === JSON.stringify(confirmed)) return confirmed
  }
  return { ...change, commandId: crypto.randomUUID() }
}
