import type { Wills } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { Expressed } from '../permissions/Expressed.tsx'
import { TargetList } from '../permissions/TargetList.tsx'
import { usePersonsName } from '../subject/names.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { Step } from './Step.tsx'
import { Button, ButtonLink } from '../ui/Button.tsx'
import { Fact } from '../ui/Facts.tsx'

interface Props {
  readonly wills: Wills
  /** Goes to the choices, to change something more. */
  readonly goOn: () => void
}

/** The third step: what was expressed, when and by whom, to print. */
export function Receipt({ wills: { prohibitions }, goOn }: Props) {
  const t = useTexts('prohibitions')
  const subject = useSubject()
  const person = usePersonsName()
  const targets = prohibitions?.targets ?? []
  return (
    <Step step={3} heading={t('receipt.heading')}>
      <section className="card" aria-label={t('receipt.heading')}>
        {prohibitions && (
          <Expressed expressed={prohibitions}>
            <Fact term={t('receipt.person')}>{person}</Fact>
          </Expressed>
        )}
        <p className="reason">
          {t(targets.length > 0 ? 'receipt.text' : 'receipt.nothing')}
        </p>
        {targets.length > 0 && (
          <TargetList label={t('receipt.heading')} targets={targets} />
        )}
      </section>
      <div className="actions">
        <Button onClick={() => window.print()}>{t('receipt.print')}</Button>
        <Button variant="secondary" onClick={goOn}>
          {t('receipt.more')}
        </Button>
        <ButtonLink variant="secondary" to={places.permissions(subject)}>
          {t('back')}
        </ButtonLink>
      </div>
    </Step>
  )
}
