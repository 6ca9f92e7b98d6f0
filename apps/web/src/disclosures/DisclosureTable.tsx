import type { Disclosures } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { ListedLink } from '../ui/ListedLink.tsx'
import { LocalDate, LocalTime } from '../ui/LocalDate.tsx'
import { Table } from '../ui/Table.tsx'

interface Props {
  readonly disclosures: Disclosures['disclosures']
}

/** The disclosures of one page of the list, newest first. */
export function DisclosureTable({ disclosures }: Props) {
  const t = useTexts('disclosures')
  return (
    <div className="card">
      <Table
        caption={t('list')}
        columns={[t('when'), t('organisation'), t('documents')]}
        rows={disclosures.map((item, index) => ({
          key: `${item.disclosedAt} ${index}`,
          cells: [
            <LocalTime key="when" instant={item.disclosedAt} />,
            item.organisationName,
            <Disclosed key="documents" item={item} />,
          ],
        }))}
      />
    </div>
  )
}

interface DisclosedProps {
  readonly item: Disclosures['disclosures'][number]
}

/** What was disclosed. What the reader cannot see is called client data only. */
function Disclosed({ item }: DisclosedProps) {
  const t = useTexts('disclosures')
  const subject = useSubject()
  const { documents } = item
  const hasMore = item.hasOtherClientData || documents.length === 0
  return (
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
  )
}
