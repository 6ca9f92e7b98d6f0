import type { FrontPage } from '@mittkanta/contracts'
import { useId } from 'react'
import { EverythingNew } from '../finding/EverythingNew.tsx'
import { useLocales, useTexts } from '../i18n/use-texts.ts'
import { dateIn } from '../ui/date-in.ts'
import { Marks } from '../ui/Marks.tsx'
import { NewestItem } from './NewestItem.tsx'

type Props = Pick<FrontPage, 'news' | 'previousVisitOn'>

/**
 * What is new or newly corrected since the reader's previous visit to this
 * record. It is looked for among the newest documents of each service task, and
 * the sentence promises no more than that.
 */
export function News({ news, previousVisitOn }: Props) {
  const t = useTexts('frontPage')
  const locales = useLocales()
  const heading = useId()
  const date = previousVisitOn === null ? '' : dateIn(locales, previousVisitOn)
  const said =
    previousVisitOn === null
      ? t('news.firstVisit')
      : t(news.documents.length > 0 ? 'news.since' : 'news.nothing', { date })
  return (
    <section className="news" aria-labelledby={heading}>
      <h2 id={heading} className="section-heading">
        {t('news.heading')}
      </h2>
      <p>{said}</p>
      {news.documents.length > 0 && <NewDocuments news={news} />}
      {/* A correction of something older is shown there and not here. */}
      {previousVisitOn !== null && <EverythingNew />}
    </section>
  )
}

function NewDocuments({ news }: Pick<Props, 'news'>) {
  const t = useTexts('frontPage')
  return (
    <ul className="documents" role="list" aria-label={t('news.list')}>
      {news.documents.map((item) => (
        <NewestItem key={item.ref} item={item}>
          <div className="documents__about">
            <span className="documents__task">{item.task.name}</span>
            <Marks marks={item.marks} />
          </div>
        </NewestItem>
      ))}
    </ul>
  )
}
