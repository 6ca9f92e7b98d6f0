import '../styles/wills.css'
import {
  disclosuresQuery,
  disclosuresTableQuery,
  readDisclosureSearch,
} from '@mittkanta/contracts/portal/page-requests'
import { Disclosures } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { askJson } from '../api/ask.ts'
import { languageOf } from '../i18n/language.ts'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useActing, useSubject } from '../subject/subject-context.ts'
import { subjectFromParams } from '../subject/subject.ts'
import { DateSearch } from '../task/DateSearch.tsx'
import { Pages } from '../task/Pages.tsx'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'
import { DisclosureTable } from './DisclosureTable.tsx'
import { writeSearch } from './disclosure-search.ts'
import { Organisation } from './Organisation.tsx'
import { ButtonAnchor } from '../ui/Button.tsx'
import { MoreLink } from '../ui/MoreLink.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const subject = subjectFromParams(params)
  const language = languageOf(url)
  const search = readDisclosureSearch(url.searchParams)
  const list = await askJson(
    address(
      operations.disclosures,
      { subjectRef: subject },
      disclosuresQuery(search, language),
    ),
    Disclosures,
    { signal: request.signal },
  )
  return { list, search }
}

/**
 * Which organisations have received data, when, and which documents (decision
 * A33). Every mandate holder is informed that the list may be incomplete
 * (decision A8).
 */
export function Component() {
  const t = useTexts('disclosures')
  const subject = useSubject()
  const language = useLanguage()
  const { list, search } = useLoaderData<typeof loader>()
  const { disclosures, organisations, total, page, pageSize } = list
  const { from, to, organisation } = search
  const isForAnother = useActing() !== null
  const isSearched = [from, to, organisation].some((asked) => asked !== null)
  const nothing = isForAnother ? 'noneForMandate' : 'none'

  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      {isForAnother && <p>{t('mayBeIncomplete')}</p>}
      <WordsHere page="disclosures" />
      {(organisations.length > 0 || isSearched) && (
        <DateSearch
          heading={t('filterHeading')}
          search={search}
          floor={null}
          addressOf={(dates, form) => {
            const chosen = form.get('organisation')
            return writeSearch({
              ...dates,
              organisation: typeof chosen === 'string' ? chosen : null,
            })
          }}
          clear={isSearched ? { to: writeSearch({}), text: t('clear') } : null}
        >
          <Organisation
            key={organisation}
            organisations={organisations}
            chosen={organisation}
          />
        </DateSearch>
      )}
      <p role="status">
        {total > 0
          ? t('count', { count: total })
          : t(isSearched ? 'noneFound' : nothing)}
      </p>
      {total > 0 && (
        <>
          <DisclosureTable disclosures={disclosures} />
          <Pages
            addressOf={(other) => writeSearch({ ...search, page: other })}
            page={page}
            pages={Math.ceil(total / pageSize)}
          />
          <div className="actions">
            <ButtonAnchor
              variant="secondary"
              href={address(
                operations.disclosuresTable,
                { subjectRef: subject },
                disclosuresTableQuery(search, language),
              )}
              download
            >
              {t('table')}
            </ButtonAnchor>
          </div>
          <p className="hint">{t('tableHint')}</p>
        </>
      )}
      <NotHere />
    </Page>
  )
}

const NOT_HERE = ['own', 'outside', 'person'] as const

/**
 * What the list does not show, the same for everyone, and how to ask for it.
 */
function NotHere() {
  const t = useTexts('disclosures')
  const subject = useSubject()
  const isForAnother = useActing() !== null
  return (
    <div className="prose">
      <h2>{t('notHereHeading')}</h2>
      <ul>
        {NOT_HERE.map((what) => (
          <li key={what}>{t(`notHere.${what}`)}</li>
        ))}
      </ul>
      {!isForAnother && <p>{t('clientData')}</p>}
      <p>{t('howToAsk')}</p>
      <p>
        <MoreLink to={places.asking(subject)}>{t('toAsking')}</MoreLink>
      </p>
    </div>
  )
}
