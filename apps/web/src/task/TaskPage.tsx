import {
  listQuery,
  readListSearch,
} from '@mittkanta/contracts/portal/page-requests'
import { TaskList } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { askJson } from '../api/ask.ts'
import { languageOf } from '../i18n/language.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { subjectFromParams } from '../subject/subject.ts'
import { BackLink } from '../ui/BackLink.tsx'
import { InformationText } from '../ui/InformationText.tsx'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'
import { DateSearch } from './DateSearch.tsx'
import { writeSearch } from './list-search.ts'
import { Pages } from './Pages.tsx'
import { SortLinks } from './SortLinks.tsx'
import { TaskDocumentItem } from './TaskDocumentItem.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const search = readListSearch(url.searchParams)
  const query = listQuery(search, languageOf(url))
  const subject = subjectFromParams(params)
  const list = await askJson(
    address(
      operations.taskList,
      { subjectRef: subject, task: params.task ?? '' },
      query,
    ),
    TaskList,
    { signal: request.signal },
  )
  return { list, search }
}

/** All active documents of one service task (5.1.2), to search, sort and turn over. */
export function Component() {
  const t = useTexts('task')
  const subject = useSubject()
  const { list, search } = useLoaderData<typeof loader>()
  const { documents, total, page, pageSize, searchFloor } = list
  const isSearched = search.from !== null || search.to !== null

  return (
    <Page title={t('title', { task: list.name })} neutralTitle={t('pageName')}>
      <p>
        <BackLink to={places.frontPage(subject)}>{t('back')}</BackLink>
      </p>
      {list.explanation !== null && (
        <p className="explanation">{list.explanation}</p>
      )}
      <WordsHere page="task" />
      <InformationText isDue={list.informationText} />
      {(total > 0 || isSearched) && (
        <DateSearch
          heading={t('searchHeading')}
          search={search}
          floor={searchFloor}
          addressOf={(dates) => writeSearch({ sort: search.sort, ...dates })}
          clear={
            isSearched
              ? { to: writeSearch({ sort: search.sort }), text: t('clear') }
              : null
          }
        />
      )}
      <Result {...list} search={search} />
      {total === 0 && <p>{t(isSearched ? 'noneFound' : 'none')}</p>}
      {documents.length > 0 && (
        <ul className="list" role="list" aria-label={t('list')}>
          {documents.map((item) => (
            <TaskDocumentItem key={item.ref} item={item} />
          ))}
        </ul>
      )}
      <Pages
        addressOf={(other) => writeSearch({ ...search, page: other })}
        page={page}
        pages={Math.ceil(total / pageSize)}
      />
    </Page>
  )
}

type ResultProps = Pick<TaskList, 'total' | 'page' | 'pageSize'> & {
  readonly search: ReturnType<typeof readListSearch>
}

/** How many there are and in which order; said aloud whenever it changes. */
function Result({ total, page, pageSize, search }: ResultProps) {
  const t = useTexts('task')
  const first = (page - 1) * pageSize + 1
  const last = Math.min(page * pageSize, total)
  return (
    <div className="result">
      <p role="status" className="result__count">
        {total > 0 &&
          t('count', {
            count: total,
            sort: t(`sort.${search.sort}`),
          })}
        {total > pageSize && ` ${t('countRange', { first, last })}`}
      </p>
      {total > 1 && <SortLinks search={search} />}
    </div>
  )
}
