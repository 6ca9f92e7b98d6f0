import { DocumentMark } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { Link } from '../routing/routing.ts'
import { Page } from '../ui/Page.tsx'
import { WordList } from '../words/WordList.tsx'
import { anchorOf, WORDS } from '../words/word.ts'
import '../styles/words.css'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

const SHOWN = ['documents', 'relation', 'contact', 'time'] as const
const NOT_SHOWN = ['removed', 'restricted'] as const

/**
 * What is and is not shown here, and why (5.1.1, 5.3): the same for everyone,
 * so that it reveals nothing about anyone. `/coverage` lists groups and
 * controllers.
 */
export function Component() {
  const t = useTexts('about')
  const common = useTexts('common')
  const session = useTexts('session')
  const words = useTexts('words')

  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <div className="prose">
        <h2>{t('shownHeading')}</h2>
        <ul>
          {SHOWN.map((what) => (
            <li key={what}>{t(`shown.${what}`)}</li>
          ))}
        </ul>
        <h2>{t('notShownHeading')}</h2>
        <ul>
          {NOT_SHOWN.map((what) => (
            <li key={what}>{t(`notShown.${what}`)}</li>
          ))}
        </ul>
        <p>
          {t('groups')} <Link to="/coverage">{t('groupsLink')}</Link>
        </p>
        <h2>{t('actingHeading')}</h2>
        <p>{t('acting')}</p>
        <h2>{t('rightHeading')}</h2>
        <p>{t('right')}</p>
        <h2>{t('errorsHeading')}</h2>
        <p>{t('errors')}</p>
        <h2>{t('marksHeading')}</h2>
        <dl className="terms">
          {DocumentMark.options.map((mark) => (
            <div key={mark}>
              <dt>{common(`marks.${mark}`)}</dt>
              <dd>{t(`marks.${mark}`)}</dd>
            </div>
          ))}
        </dl>
        <h2 id="words" tabIndex={-1}>
          {words('heading')}
        </h2>
        <WordList words={WORDS} anchorOf={anchorOf} />
        <h2>{t('readOnlyHeading')}</h2>
        <p>{t('readOnly')}</p>
        <h2>{t('whoHeading')}</h2>
        <p>{session('who')}</p>
      </div>
    </Page>
  )
}
