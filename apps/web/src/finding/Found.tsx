import type { SearchResult } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { TaskDocumentItem } from '../task/TaskDocumentItem.tsx'
import { byYear } from './chosen.ts'

interface Props extends Pick<SearchResult, 'documents'> {
  readonly isByDate: boolean
}

/** The documents of one page of the list; under their years when they come by date. */
export function Found({ documents, isByDate }: Props) {
  const t = useTexts('finding')
  if (documents.length === 0) return null
  if (!isByDate)
    return (
      <section aria-label={t('list')}>
        <h2 className="visually-hidden">{t('list')}</h2>
        <DocumentList label={t('list')} documents={documents} />
      </section>
    )
  return [...byYear(documents)].map(([year, ofYear]) => (
    <section key={year} className="of-year" aria-labelledby={`year-${year}`}>
      <h2 id={`year-${year}`} className="section-heading">
        {year}
      </h2>
      <DocumentList label={t('listOf', { year })} documents={ofYear} />
    </section>
  ))
}

interface ListProps {
  readonly label: string
  readonly documents: readonly SearchResult['documents'][number][]
}

function DocumentList({ label, documents }: ListProps) {
  return (
    <ul className="list" role="list" aria-label={label}>
      {documents.map((item) => (
        <TaskDocumentItem key={item.ref} item={item} tasks={item.tasks} />
      ))}
    </ul>
  )
}
