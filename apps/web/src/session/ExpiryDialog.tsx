import { useLocales, useTexts } from '../i18n/use-texts.ts'
import type { Ending } from './deadlines.ts'
import { LeaveButton } from '../safety/LeaveQuickly.tsx'
import { useSessionStore } from './session-context.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

interface Props {
  readonly ending: Ending
  /** The instant of the end, in milliseconds. */
  readonly at: number
}

/**
 * Warns before the session ends. It says the time of day rather than counting
 * down, so that a screen reader says it once and no reader is hurried.
 */
export function ExpiryDialog({ ending, at }: Props) {
  const t = useTexts('session')
  const locales = useLocales()
  const session = useSessionStore()

  const time = new Intl.DateTimeFormat(locales, {
    hour: 'numeric',
    minute: '2-digit',
  }).format(at)
  const isIdle = ending === 'idle'
  const answer = () => {
    if (isIdle) void session.stay()
    else session.understand()
  }

  return (
    <Dialog
      heading={t('warningTitle')}
      text={t(isIdle ? 'warningIdle' : 'warningAbsolute', { time })}
      onEscape={answer}
    >
      <Button onClick={answer}>{t(isIdle ? 'stay' : 'understood')}</Button>
      <SignOutButton />
      <LeaveButton />
    </Dialog>
  )
}

/** Ends the session and leaves nothing of it in the browser. */
export function SignOutButton() {
  const t = useTexts('common')
  const session = useSessionStore()
  return (
    <Button variant="secondary" onClick={() => void session.signOut()}>
      {t('signOut')}
    </Button>
  )
}
