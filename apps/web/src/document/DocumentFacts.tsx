import type { DocumentPage } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { LocalDate, LocalTime } from '../ui/LocalDate.tsx'

/** What is known about the document beside its content. */
export function DocumentFacts({ page }: { readonly page: DocumentPage }) {
  const t = useTexts('document')
  const common = useTexts('common')
  const { tasks, socialServices } = page
  return (
    <section aria-label={t('facts')} className="card">
      <dl className="facts facts--wide">
        <div>
          <dt>{common('date')}</dt>
          <dd>
            <LocalDate date={page.date} />
          </dd>
        </div>
        <div>
          <dt>{t('drawnUpOn')}</dt>
          <dd>
            <LocalDate date={page.drawnUpOn} />
          </dd>
        </div>
        {tasks.length > 0 && (
          <div className="facts__long">
            <dt>{t('serviceTask', { count: tasks.length })}</dt>
            <dd>{tasks.map(({ name }) => name).join(', ')}</dd>
          </div>
        )}
        {socialServices.length > 0 && (
          <div className="facts__long">
            <dt>{t('socialService', { count: socialServices.length })}</dt>
            <dd>{socialServices.join(', ')}</dd>
          </div>
        )}
        <div className="facts__long">
          <dt>{t('controller')}</dt>
          <dd>{page.controllerName}</dd>
        </div>
      </dl>
    </section>
  )
}

interface CorrectionProps {
  readonly correction: NonNullable<DocumentPage['correction']>
}

/** Who corrected the document, when and on what ground (11.3.2, decision A4). */
export function Correction({ correction }: CorrectionProps) {
  const t = useTexts('document')
  const { name, position, correctedOn, reason } = correction
  return (
    <section className="notice" aria-labelledby="correction">
      <h2 id="correction">{t('correctionHeading')}</h2>
      <dl className="facts facts--wide">
        <div>
          <dt>{t('correctedOn')}</dt>
          <dd>
            <LocalDate date={correctedOn} />
          </dd>
        </div>
        <div>
          <dt>{t('correctedBy')}</dt>
          <dd>{position === null ? name : `${name}, ${position}`}</dd>
        </div>
        <div className="facts__long">
          <dt>{t('correctionReason')}</dt>
          <dd>{reason}</dd>
        </div>
      </dl>
    </section>
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
    <section className="card" aria-labelledby="signatures">
      <h2 id="signatures" className="card__heading">
        {t('signaturesHeading')}
      </h2>
      <ul role="list" className="signatures">
        {signatures.map(({ name, method, signedAt }) => (
          <li key={`${name} ${signedAt}`}>
            <dl className="facts facts--wide">
              <div>
                <dt>{t('signedBy')}</dt>
                <dd>{name}</dd>
              </div>
              <div className="facts__long">
                <dt>{t('signatureMethod')}</dt>
                <dd>{method}</dd>
              </div>
              <div>
                <dt>{t('signedAt')}</dt>
                <dd>
                  <LocalTime instant={signedAt} />
                </dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
