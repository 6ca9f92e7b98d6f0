import { useTexts } from '../i18n/use-texts.ts'
import { Link } from '../routing/routing.ts'
import { FOOTER_LINKS } from './footer-links.ts'

interface Props {
  /** Whether a router surrounds it; without one the links reload the page. */
  readonly isRouted: boolean
}

/** Shown under every page: where the service explains itself. */
export function Footer({ isRouted }: Props) {
  const t = useTexts('common')
  return (
    <footer className="footer">
      <nav className="footer__links" aria-label={t('footerNavigation')}>
        <ul role="list">
          {FOOTER_LINKS.map(({ to, text }) => (
            <li key={to}>
              {isRouted ? (
                <Link to={to}>{t(text)}</Link>
              ) : (
                <a href={to}>{t(text)}</a>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <p>{t('independent')}</p>
    </footer>
  )
}
