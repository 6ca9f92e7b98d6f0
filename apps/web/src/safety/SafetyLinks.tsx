import { useTexts } from '../i18n/use-texts.ts'
import { Link } from '../routing/routing.ts'

/** The ways at the foot of every page to reading safely and to one's sessions. */
export function SafetyLinks({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const t = useTexts('common')
  return (
    <ul className="safety-links" role="list">
      <li>
        <Link to="/safety">{t('safety')}</Link>
      </li>
      {isSignedIn && (
        <li>
          <Link to="/sessions">{t('sessions')}</Link>
        </li>
      )}
    </ul>
  )
}
