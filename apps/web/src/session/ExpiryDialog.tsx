import { useEffect, useId, useRef } from 'react'
import { languageNames } from '../i18n/language.ts'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import type { Ending } from './deadlines.ts'
import { useSessionStore } from './session-context.ts'

interface Props {
  readonly ending: Ending
  /** The instant of the end, in milliseconds. */
  readonly at: number
}

/**
 * Warns before the session ends. It says the time of day rather than counting
 * down, so that a screen reader says it once and nobody is hurried.
 */
export function ExpiryDialog({ ending, at }: Props) {
  const t = useTexts('session')
  const { locale } = languageNames[useLanguage()]
  const session = useSessionStore()
  const dialog = useRef<HTMLDialogElement>(null)
  const title = useId()
  const text = useId()

  useEffect(() => dialog.current?.showModal(), [])

  const time = new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
  }).format(at)
  const isIdle = ending === 'idle'
  const answer = () => {
    if (isIdle) void session.stay()
    else session.understand()
  }

  return (
    <dialog
      ref={dialog}
      className="dialog"
      role="alertdialog"
      aria-labelledby={title}
      aria-describedby={text}
      onCancel={(event) => {
        event.preventDefault()
        answer()
      }}
    >
      <h2 id={title}>{t('warningTitle')}</h2>
      <p id={text}>{t(isIdle ? 'warningIdle' : 'warningAbsolute', { time })}</p>
      <div className="actions">
        <button type="button" className="button" onClick={answer}>
          {t(isIdle ? 'stay' : 'understood')}
        </button>
        <SignOutButton />
      </div>
    </dialog>
  )
}

/** Ends the session and leaves nothing of it in the browser. */
export function SignOutButton() {
  const t = useTexts('common')
  const session = useSessionStore()
  return (
    <button
      type="button"
      className="button button--secondary"
      onClick={() => void session.signOut()}
    >
      {t('signOut')}
    </button>
  )
}
