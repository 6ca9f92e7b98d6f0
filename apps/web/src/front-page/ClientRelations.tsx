import type { ClientRelationBlock } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { useActing } from '../subject/subject-context.ts'
import { BreakableAddress } from '../ui/BreakableAddress.tsx'
import { LocalDate } from '../ui/LocalDate.tsx'
import { Fact, Facts } from '../ui/Facts.tsx'

interface Props {
  readonly blocks: readonly ClientRelationBlock[]
}

/**
 * What the client relation documents say on the front page, one block per
 * controller (5.1.2, decision A7).
 */
export function ClientRelations({ blocks }: Props) {
  const t = useTexts('frontPage')
  const isOwn = useActing() === null
  return (
    <section className="columns__side" aria-labelledby="relations">
      <h2 id="relations" className="section-heading">
        {t(isOwn ? 'relationsHeading' : 'acting.relationsHeading')}
      </h2>
      {blocks.map((block) => (
        <Block key={block.controllerName} {...block} />
      ))}
    </section>
  )
}

function Block({
  controllerName,
  relation,
  childProtection,
  contactPerson,
}: ClientRelationBlock) {
  const t = useTexts('frontPage')
  return (
    <article className="card">
      <h3>{controllerName}</h3>
      {relation && <Period heading={t('relationPeriod')} period={relation} />}
      {childProtection && (
        <Period heading={t('childProtectionPeriod')} period={childProtection} />
      )}
      {contactPerson && <ContactPerson {...contactPerson} />}
    </article>
  )
}

interface PeriodProps {
  readonly heading: string
  readonly period: NonNullable<ClientRelationBlock['relation']>
}

function Period({ heading, period: { startedOn, endedOn } }: PeriodProps) {
  const t = useTexts('frontPage')
  return (
    <div className="facts-group">
      <h4>{heading}</h4>
      <Facts>
        <Fact term={t('started')}>
          <LocalDate date={startedOn} />
        </Fact>
        {endedOn !== null && (
          <Fact term={t('ended')}>
            <LocalDate date={endedOn} />
          </Fact>
        )}
      </Facts>
    </div>
  )
}

function ContactPerson({
  name,
  title,
  telephone,
  email,
}: NonNullable<ClientRelationBlock['contactPerson']>) {
  const t = useTexts('frontPage')
  const isOwn = useActing() === null
  return (
    <div className="facts-group">
      <h4>{t(isOwn ? 'contactPerson' : 'acting.contactPerson')}</h4>
      <p className="contact-name">
        {name}
        {title !== null && <span className="contact-title">, {title}</span>}
      </p>
      <Facts layout="contact">
        {telephone !== null && (
          <Fact term={t('telephone')}>
            <a href={`tel:${telephone.replace(/[^\d+]/g, '')}`}>{telephone}</a>
          </Fact>
        )}
        {email !== null && (
          <Fact term={t('email')}>
            <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>
              <BreakableAddress address={email} />
            </a>
          </Fact>
        )}
      </Facts>
    </div>
  )
}
