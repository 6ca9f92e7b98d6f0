import type { DocumentPage } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { Card } from '../ui/Card.tsx'
import { Notice } from '../ui/Notice.tsx'
import { LocalDate, LocalTime } from '../ui/LocalDate.tsx'
import { Fact, Facts } from '../ui/Facts.tsx'

/** What is known about the document beside its content. */
export function DocumentFacts({ page }: { readonly page: DocumentPage }) {
  const t = useTexts('document')
  const common = useTexts('common')
  const { tasks, socialServices } = page
  return (
    <section aria-label={t('facts')} className="card">
      <Facts layout="wide">
        <Fact term={common('date')}>
          <LocalDate date={page.date} />
        </Fact>
        <Fact term={t('drawnUpOn')}>
          <LocalDate date={page.drawnUpOn} />
        </Fact>
        {tasks.length > 0 && (
          <Fact term={t('serviceTask', { count: tasks.length })} isLong>
            {tasks.map(({ name }) => name).join(', ')}
          </Fact>
        )}
        {socialServices.length > 0 && (
          <Fact
            term={t('socialService', { count: socialServices.length })}
            isLong
          >
            {socialServices.join(', ')}
          </Fact>
        )}
        <Fact term={t('controller')} isLong>
          {page.controllerName}
        </Fact>
      </Facts>
    </section>
  )
}

interface CorrectionProps {
  readonly correction: NonNullable<DocumentPage['correction']>
  /**
   * In which the position of who corrected it is written; null when unknown.
   */
  readonly documentLanguage: string | null
}

/** Who corrected the document, when and on what ground (11.3.2, decision A4). */
export function Correction({ correction, documentLanguage }: CorrectionProps) {
  const t = useTexts('document')
  const { name, position, correctedOn, reason } = correction
  return (
    <Notice heading={t('correctionHeading')}>
      <Facts layout="wide">
        <Fact term={t('correctedOn')}>
          <LocalDate date={correctedOn} />
        </Fact>
        <Fact term={t('correctedBy')}>
          {name}
          {position !== null && (
            <>
              {', '}
              <span lang={documentLanguage ?? ''}>{position}</span>
            </>
          )}
        </Fact>
        <Fact term={t('correctionReason')} isLong>
          {reason}
        </Fact>
      </Facts>
    </Notice>
  )
}

interface SignaturesProps {
  readonly signatures: DocumentPage['signatures']
}

/** Electronic signatures: name, method and time (9.10.1, R39). */
export function Signatures({ signatures }: SignaturesProps) {
  const t = useTexts('document')
  if (signatures.length === 0) return null
  return (
    <Card heading={t('signaturesHeading')}>
      <ul role="list" className="signatures">
        {signatures.map(({ name, method, signedAt }) => (
          <li key={`${name} ${signedAt}`}>
            <Facts layout="wide">
              <Fact term={t('signedBy')}>{name}</Fact>
              <Fact term={t('signatureMethod')} isLong>
                {method}
              </Fact>
              <Fact term={t('signedAt')}>
                <LocalTime instant={signedAt} />
              </Fact>
            </Facts>
          </li>
        ))}
      </ul>
    </Card>
  )
}
