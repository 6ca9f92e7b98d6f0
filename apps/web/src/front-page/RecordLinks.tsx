import { useId } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { VisitsLink } from '../visits/VisitsLink.tsx'
import { MoreLink } from '../ui/MoreLink.tsx'

/**
 * Links to what else can be done with a record. Who has acted is shown to the
 * person alone.
 */
export function RecordLinks() {
  const t = useTexts('common')
  const subject = useSubject()
  const heading = useId()
  return (
    <section className="record-links" aria-labelledby={heading}>
      <h2 id={heading} className="section-heading">
        {t('recordLinks')}
      </h2>
      <ul role="list">
        <li>
          <MoreLink to={places.copy(subject)}>{t('copy')}</MoreLink>
        </li>
        <li>
          <MoreLink to={places.asking(subject)}>{t('asking')}</MoreLink>
        </li>
        <li>
          <MoreLink to="/safety">{t('safety')}</MoreLink>
        </li>
        {subject === 'self' && (
          <li>
            <VisitsLink />
          </li>
        )}
      </ul>
    </section>
  )
}
