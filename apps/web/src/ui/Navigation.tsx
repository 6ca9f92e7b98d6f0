import { useId, useState } from 'react'
import { NavLink, useLocation, useMatch } from '../routing/routing.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'

/**
 * The main navigation: always of one's own pages, also while acting for
 * another. In a narrow window it is behind a button.
 */
export function Navigation({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const t = useTexts('common')
  const id = useId()
  const { key } = useLocation()
  const [openAt, setOpenAt] = useState<string | null>(null)
  const isActing = useMatch('/for/:subjectRef/*') !== null
  // After following a link the reader is somewhere else: the list closes.
  const isOpen = openAt === key

  return (
    <nav className="navigation" aria-label={t('mainNavigation')}>
      <button
        type="button"
        className="navigation__button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpenAt(isOpen ? null : key)}
      >
        {t('menu')}
      </button>
      <ul id={id} role="list" data-open={isOpen}>
        {isSignedIn ? (
          <>
            <li>
              <NavLink to={places.frontPage('self')} end>
                {t(isActing ? 'toOwnDocuments' : 'frontPage')}
              </NavLink>
            </li>
            {!isActing && (
              <>
                <li>
                  <NavLink to={places.documents('self')} end>
                    {t('allDocuments')}
                  </NavLink>
                </li>
                <li>
                  <NavLink to={places.permissions('self')}>
                    {t('permissions')}
                  </NavLink>
                </li>
                <li>
                  <NavLink to={places.disclosures('self')}>
                    {t('disclosures')}
                  </NavLink>
                </li>
              </>
            )}
            <li>
              <NavLink to="/acting">{t('actForAnother')}</NavLink>
            </li>
          </>
        ) : (
          <li>
            <NavLink to={places.frontPage('self')} end>
              {t('signIn')}
            </NavLink>
          </li>
        )}
        <li>
          <NavLink to="/about">{t('about')}</NavLink>
        </li>
      </ul>
    </nav>
  )
}
