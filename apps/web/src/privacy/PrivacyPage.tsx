import { OperatorAddress, OperatorName } from '../coverage/Operator.tsx'
import type { loader } from '../coverage/load-coverage.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Link, useLoaderData } from '../routing/routing.ts'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'
export { loader } from '../coverage/load-coverage.ts'

const WHO = ['documents', 'portal'] as const
const KEPT = ['session', 'signIn', 'acting', 'visit', 'log', 'choices'] as const
const IN_BROWSER = [
  'session',
  'signIn',
  'language',
  'view',
  'anew',
  'tab',
] as const
const RIGHTS = ['see', 'correct', 'log', 'complain'] as const

/** What the service does with personal data (GDPR, article 13). */
export function Component() {
  const t = useTexts('privacy')
  const { operator } = useLoaderData<typeof loader>()

  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <WordsHere page="privacy" />
      <div className="prose">
        <h2>{t('whoHeading')}</h2>
        <ul>
          {WHO.map((what) => (
            <li key={what}>{t(`who.${what}`)}</li>
          ))}
        </ul>
        <p>{t('independent')}</p>
        <OperatorName operator={operator} />
        <h2>{t('whyHeading')}</h2>
        <p>{t('why')}</p>
        <h2>{t('keptHeading')}</h2>
        <ul>
          {KEPT.map((what) => (
            <li key={what}>{t(`kept.${what}`)}</li>
          ))}
        </ul>
        <p>{t('technical')}</p>
        <h2>{t('browserHeading')}</h2>
        <p>{t('browserLead')}</p>
        <ul>
          {IN_BROWSER.map((what) => (
            <li key={what}>{t(`browser.${what}`)}</li>
          ))}
        </ul>
        <h2>{t('othersHeading')}</h2>
        <p>{t('others')}</p>
        <h2>{t('rightsHeading')}</h2>
        <ul>
          {RIGHTS.map((what) => (
            <li key={what}>{t(`rights.${what}`)}</li>
          ))}
        </ul>
        <h2>{t('whereHeading')}</h2>
        <p>{t('where')}</p>
        <p>
          <Link to="/coverage">{t('coverageLink')}</Link>
        </p>
        <OperatorAddress
          operator={operator}
          to={t('whereTo')}
          nowhere={t('whereNowhere')}
        />
      </div>
    </Page>
  )
}
