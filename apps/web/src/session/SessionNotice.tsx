import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { useWhenOnline } from '../ui/online.ts'
import { Page } from '../ui/Page.tsx'
import { useSessionStore } from './session-context.ts'
import { Button, ButtonAnchor } from '../ui/Button.tsx'

/** The session is over: nothing of the person is left in the page. */
export function SessionEnded() {
  const t = useTexts('session')
  const language = useLanguage()
  return (
    <Page title={t('endedTitle')}>
      <p>{t('endedText')}</p>
      <p>
        <ButtonAnchor
          href={address(operations.signIn, {}, { language, returnTo: '/' })}
        >
          {t('signInAgain')}
        </ButtonAnchor>
      </p>
    </Page>
  )
}

/** The bff did not confirm that the session has ended. */
export function SignOutFailed() {
  const t = useTexts('session')
  const common = useTexts('common')
  const session = useSessionStore()
  return (
    <Page title={t('signOutFailedTitle')}>
      <p role="alert">{t('signOutFailedText')}</p>
      <p>
        <Button onClick={() => void session.signOut()}>
          {common('tryAgain')}
        </Button>
      </p>
    </Page>
  )
}

/** The session check got no answer, so nothing may be shown. */
export function CheckFailed() {
  const t = useTexts('session')
  const common = useTexts('common')
  const session = useSessionStore()
  useWhenOnline(true, () => void session.check())
  return (
    <Page title={t('checkFailedTitle')}>
      <p role="alert">{t('checkFailedText')}</p>
      <p>
        <Button onClick={() => void session.check()}>
          {common('tryAgain')}
        </Button>
      </p>
    </Page>
  )
}
