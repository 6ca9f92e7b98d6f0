import type { FrontPage } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { Marks } from '../ui/Marks.tsx'
import { MoreLink } from '../ui/MoreLink.tsx'
import { Explained } from '../words/Explained.tsx'
import { NewestItem } from './NewestItem.tsx'

/** One service task with its newest documents, newest first (R22, R23). */
export function TaskSection({
  task,
  name,
  explanation,
  documents,
}: FrontPage['tasks'][number]) {
  const t = useTexts('frontPage')
  const common = useTexts('common')
  const subject = useSubject()
  const heading = `task-${task}`
  return (
    <section className="card" aria-labelledby={heading}>
      <h3 id={heading}>{name}</h3>
      {explanation !== null && (
        <Explained question={common('explained.whatTask', { task: name })}>
          <p>{explanation}</p>
        </Explained>
      )}
      <ul className="documents" role="list" aria-label={t('newest')}>
        {documents.map((item) => (
          <NewestItem key={item.ref} item={item}>
            <Marks marks={item.marks} />
          </NewestItem>
        ))}
      </ul>
      <MoreLink to={places.task(subject, task)}>
        {t('allInTask', { task: name })}
      </MoreLink>
    </section>
  )
}
