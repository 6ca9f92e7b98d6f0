import '../styles/finding.css'
import '../styles/wills.css'
import {
  orderOf,
  readListSearch,
  type ListSearch,
} from '@mittkanta/contracts/portal/page-requests'
import { SearchResult, type SearchQuery } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useId, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { askJson } from '../api/ask.ts'
import { languageOf } from '../i18n/language.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { subjectFromParams } from '../subject/subject.ts'
import { writeSearch } from '../task/list-search.ts'
import { Pages } from '../task/Pages.tsx'
import { SortLinks } from '../task/SortLinks.tsx'
import { Button } from '../ui/Button.tsx'
import { InformationText } from '../ui/InformationText.tsx'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'
import { askedIn, EVERYTHING, type Asked } from './asked.ts'
import { chosenIn, filtersOn, leavesChoice, NAMED } from './chosen.ts'
import { ChosenFilters } from './ChosenFilters.tsx'
import { Disclosure } from './Disclosure.tsx'
import { Filters } from './Filters.tsx'
import { Found } from './Found.tsx'
import { Result } from './Result.tsx'
import { SearchField } from './SearchField.tsx'
import { useFind } from './use-find.ts'
import { Years } from './Years.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export async function loader({ request, params, state }: LoaderFunctionArgs) {
  const url = new URL(request.url)
  const search = readListSearch(url.searchParams)
  const asked = askedIn(state)
  const found = await askJson(
    address(operations.search, { subjectRef: subjectFromParams(params) }),
    SearchResult,
    {
      method: 'POST',
      body: {
        ...asked,
        ...orderOf(search),
        page: search.page,
        language: languageOf(url),
      } satisfies SearchQuery,
      signal: request.signal,
    },
  )
  return { found, search, asked }
}

/** Every document of the record that the reader sees: to search, filter, sort and turn over. */
export function Component() {
  const t = useTexts('finding')
  const { found, search, asked } = useLoaderData<typeof loader>()

  return (
    <Page title={t('title')}>
      <InformationText isDue={found.informationText} />
      {found.everything > 0 ? (
        <>
          <WordsHere page="finding" />
          <Finding found={found} search={search} asked={asked} />
        </>
      ) : (
        <p>{t('nothing')}</p>
      )}
    </Page>
  )
}

/** Only as far as is needed: what was searched for stays in sight. */
const NEAREST = { block: 'nearest' } as const

interface Props {
  readonly found: SearchResult
  readonly search: ListSearch
  readonly asked: Asked
}

function Finding({ found, search, asked }: Props) {
  const { filters, everything, documents, total, page, pageSize } = found
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const disclosure = useRef<HTMLButtonElement>(null)
  const sentence = useRef<HTMLParagraphElement>(null)
  const hasSearched = useRef(false)
  const chosen = chosenIn(asked, filters)
  const canFilter =
    found.previousVisitOn !== null ||
    NAMED.some((filter) => leavesChoice(filter, asked, filters))

  useLayoutEffect(() => {
    // What was ticked and not shown gives way to what the list shows.
    form.current?.reset()
    if (hasSearched.current) sentence.current?.scrollIntoView(NEAREST)
    hasSearched.current = false
  }, [asked])

  /** On a phone the button that was pressed goes with the filters. */
  const close = () => {
    hasSearched.current = true
    if (!isOpen) return
    setOpen(false)
    disclosure.current?.focus()
  }

  return (
    <>
      <SearchField id={id} form={form} asked={asked} onSearched={close} />
      <div className="finding">
        {canFilter && (
          <Disclosure
            on={filtersOn(asked)}
            isOpen={isOpen}
            setOpen={setOpen}
            button={disclosure}
          >
            <Filters {...found} asked={asked} form={id} />
          </Disclosure>
        )}
        <div className="finding__results">
          <Years asked={asked} years={filters.years} everything={everything} />
          <Result
            {...found}
            search={search}
            chosen={chosen}
            sentence={sentence}
          />
          <ChosenFilters asked={asked} chosen={chosen} result={sentence} />
          {total > 1 && <SortLinks search={search} />}
          {total === 0 && <NothingFound result={sentence} />}
          <Found
            documents={documents}
            isByDate={orderOf(search).sort === 'date'}
          />
          <Pages
            addressOf={(other) => writeSearch({ ...search, page: other })}
            page={page}
            pages={Math.ceil(total / pageSize)}
          />
        </div>
      </div>
    </>
  )
}

interface NothingFoundProps {
  /** Takes the focus when the button that was pressed has gone. */
  readonly result: RefObject<HTMLElement | null>
}

/** What can be tried when nothing was found. */
function NothingFound({ result }: NothingFoundProps) {
  const t = useTexts('finding')
  const find = useFind()
  return (
    <div className="card prose">
      <h2>{t('noneHeading')}</h2>
      <ul>
        <li>{t('noneWords')}</li>
        <li>{t('noneFilters')}</li>
      </ul>
      <div className="actions">
        <Button
          onClick={() => {
            find(EVERYTHING)
            result.current?.focus()
          }}
        >
          {t('showEverything')}
        </Button>
      </div>
    </div>
  )
}
