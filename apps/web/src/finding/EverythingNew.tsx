import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { MoreLink } from '../ui/MoreLink.tsx'
import { ONLY_NEW } from './asked.ts'

/** The way to everything that is new since the reader's previous visit. */
export function EverythingNew() {
  const t = useTexts('frontPage')
  const subject = useSubject()
  return (
    <MoreLink to={places.documents(subject)} state={ONLY_NEW}>
      {t('news.everything')}
    </MoreLink>
  )
}
