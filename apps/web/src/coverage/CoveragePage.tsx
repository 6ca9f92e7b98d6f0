import '../styles/coverage.css'
import type { WithheldGroup } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { Link, useLoaderData } from '../routing/routing.ts'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'
import { Controllers } from './Controllers.tsx'
import type { loader } from './load-coverage.ts'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'
export { loader } from './load-coverage.ts'

/**
 * What can appear here at all, from whom and since when, and where to ask for
 * the rest (5.1.1, 5.2.1). From the configuration and the policy: the same for
 * every reader, so that it reveals nothing about anyone.
 */
export function Component() {
  const t = useTexts('coverage')
  const { phase, list, neverShown, shownLater } = useLoaderData<typeof loader>()

  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <p>
        <Link className="more" to="/about">
          {t('aboutLink')}
        </Link>
      </p>
      <WordsHere page="coverage" />
      <section aria-labelledby="controllers">
        <h2 id="controllers" className="section-heading">
          {t('controllersHeading')}
        </h2>
        {list ? (
          <>
            <p>{t('controllersLead')}</p>
            <Controllers list={list} />
          </>
        ) : (
          <p className="notice">{t('noList')}</p>
        )}
      </section>
      <div className="prose">
        <h2>{t('phaseHeading')}</h2>
        <p>{t(`phase.${phase}`)}</p>
        <h2>{t('neverHeading')}</h2>
        <p>{t('neverLead')}</p>
        <Groups groups={neverShown} />
        <h2>{t(`laterHeading.${phase}`)}</h2>
        <p>{t(`laterLead.${phase}`)}</p>
        <Groups groups={shownLater} />
        <p>{t('otherReasons')}</p>
        <h2>{t('restHeading')}</h2>
        <p>{t('rest')}</p>
        <p>
          <Link to="/ask">{t('askLink')}</Link>
        </p>
      </div>
    </Page>
  )
}

function Groups({ groups }: { readonly groups: readonly WithheldGroup[] }) {
  const t = useTexts('coverage')
  return (
    <ul>
      {groups.map((group) => (
        <li key={group}>{t(`group.${group}`)}</li>
      ))}
    </ul>
  )
}
