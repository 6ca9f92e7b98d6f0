import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useLocation } from '../routing/routing.ts'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { Page } from '../ui/Page.tsx'
import { ButtonAnchor } from '../ui/Button.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

/** The words with which the bff says why a sign-in did not succeed. */
const REASONS = [
  'refused',
  'cancelled',
  'unavailable',
  'no-identity-code',
  'not-served',
] as const

/** Where signing out ends, and a sign-in that did not succeed (`?reason=`). */
export function Component() {
  const t = useTexts('session')
  const language = useLanguage()
  const said = new URLSearchParams(useLocation().search).get('reason')
  const reason = REASONS.find((word) => word === said)
  return (
    <Page title={t(reason ? 'signInFailedTitle' : 'signedOutTitle')}>
      {reason ? (
        <p role="alert" className="lead">
          {t(`signInFailed.${reason}`)}
        </p>
      ) : (
        <p className="lead">{t('signedOutText')}</p>
      )}
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
