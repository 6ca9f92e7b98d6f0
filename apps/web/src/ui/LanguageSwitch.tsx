import {
  languages,
  offered,
  type PageLanguageTag,
} from '@mittkanta/page-language'
import { Link, useLocation } from '../routing/routing.ts'
import { useSpoken, useTexts } from '../i18n/use-texts.ts'

/** The same place in another language: links, so that each has an address. */
export function LanguageSwitch() {
  const t = useTexts('common')
  const location = useLocation()
  const { pathname, search, hash } = location
  const spoken = useSpoken()
  const to = (language: PageLanguageTag) => {
    const query = new URLSearchParams(search)
    query.set('lang', language)
    return { pathname, search: `?${query}`, hash }
  }
  return (
    <nav className="languages" aria-label={t('languageChoice')}>
      <ul role="list">
        {offered.map((language) => (
          <li key={language}>
            <Link
              to={to(language)}
              replace
              state={location.state as unknown}
              preventScrollReset
              lang={language}
              hrefLang={language}
              aria-current={language === spoken ? 'true' : undefined}
            >
              {languages[language].name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
