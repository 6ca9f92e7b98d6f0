import { useId } from 'react'
import { Link } from '../routing/routing.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'

/** The ways to what else can be done with a record; the same for everyone. */
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
          <Link className="more" to={places.copy(subject)}>
            {t('copy')}
          </Link>
        </li>
        <li>
          <Link className="more" to={places.asking(subject)}>
            {t('asking')}
          </Link>
        </li>
        <li>
          <Link className="more" to="/safety">
            {t('safety')}
          </Link>
        </li>
      </ul>
    </section>
  )
}
