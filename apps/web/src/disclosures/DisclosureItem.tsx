import type { Disclosures } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { ListedLink } from '../ui/ListedLink.tsx'
import { LocalDate, LocalTime } from '../ui/LocalDate.tsx'

interface Props {
  readonly item: Disclosures['disclosures'][number]
}

/** One disclosure. What the reader cannot see is called client data only. */
export function DisclosureItem({ item }: Props) {
  const t = useTexts('disclosures')
  const subject = useSubject()
  const { disclosedAt, organisationName, documents } = item
  const hasMore = item.hasOtherClientData || documents.length === 0
  return (
    <li className="card listed">
      <h3>{organisationName}</h3>
      <p>
        <LocalTime instant={disclosedAt} />
      </p>
      <ul className="documents" role="list" aria-label={t('documents')}>
        {documents.map(({ ref, name, nameLanguage, drawnUpOn }) => (
          <li key={ref} className="documents__item">
            <div className="documents__name">
              <ListedLink
                to={places.document(subject, ref)}
                lang={nameLanguage ?? undefined}
              >
                {name}
              </ListedLink>
            </div>
            <LocalDate date={drawnUpOn} />
          </li>
        ))}
        {hasMore && (
          <li className="documents__item">
            <span className="documents__other">{t('otherClientData')}</span>
          </li>
        )}
      </ul>
    </li>
  )
}
