import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useLocation } from '../routing/routing.ts'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { afterSignIn } from '../subject/places.ts'
import { Page } from '../ui/Page.tsx'
import { ButtonAnchor } from '../ui/Button.tsx'
import { MoreLink } from '../ui/MoreLink.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

/**
 * Says what this is and is not, and leads to the identification. It replaces
 * every page that needs a sign-in.
 */
export function Component() {
  const t = useTexts('session')
  const common = useTexts('common')
  const language = useLanguage()
  const { pathname } = useLocation()

  return (
    <Page title={t('signInTitle')}>
      <p className="lead">{t('signInLead')}</p>
      {pathname !== '/' && <p>{t('signInNeeded')}</p>}
      <div className="card sign-in">
        <p>{t('signInHow')}</p>
        <ButtonAnchor
          isLarge
          href={address(
            operations.signIn,
            {},
            { language, returnTo: afterSignIn(pathname) },
          )}
        >
          {t('signInButton')}
        </ButtonAnchor>
      </div>
      <div className="prose">
        <h2>{t('readOnlyHeading')}</h2>
        <p>{t('readOnly')}</p>
        <h2>{t('whoHeading')}</h2>
        <p>{t('who')}</p>
        <p>
          <MoreLink to="/about">{t('aboutLink')}</MoreLink>
        </p>
        <p>
          <MoreLink to="/safety">{common('safety')}</MoreLink>
        </p>
      </div>
    </Page>
  )
}
