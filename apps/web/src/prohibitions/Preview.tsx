import type { NamedTarget, WillPreview, Wills } from '@mittkanta/contracts'
import { Failure } from '../acting/Failure.tsx'
import { useAction } from '../acting/use-action.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { TargetList } from '../permissions/TargetList.tsx'
import type { Outcome } from './edits.ts'
import { Step } from './Step.tsx'
import { Button } from '../ui/Button.tsx'

interface Props {
  readonly outcome: Outcome
  readonly preview: WillPreview
  readonly wills: Wills
  readonly save: () => Promise<void>
  readonly goBack: () => void
}

/** The second step: what will not be disclosed, and what the law still allows (11.4). */
export function Preview({ outcome, preview, wills, save, goBack }: Props) {
  const t = useTexts('prohibitions')
  const { run, isUnderWay, failure } = useAction(save)
  return (
    <Step step={2} heading={t('preview.heading')}>
      <section className="card" aria-label={t('preview.heading')}>
        <Group heading={t('preview.added')} targets={outcome.added} />
        <Group heading={t('preview.withdrawn')} targets={outcome.withdrawn} />
        <Group heading={t('preview.kept')} targets={outcome.kept} />
      </section>
      <Effect preview={preview} wills={wills} />
      <StillAllowed />
      <Failure kind={failure} />
      <div className="actions">
        <Button isLarge isUnderWay={isUnderWay} onClick={run}>
          {t('preview.save')}
        </Button>
        <Button variant="secondary" onClick={goBack}>
          {t('preview.back')}
        </Button>
      </div>
    </Step>
  )
}

interface GroupProps {
  readonly heading: string
  readonly targets: readonly NamedTarget[]
}

function Group({ heading, targets }: GroupProps) {
  if (targets.length === 0) return null
  return (
    <>
      <h3>{heading}</h3>
      <TargetList label={heading} targets={targets} />
    </>
  )
}

/** Counted in what the reader sees, by organisation. */
function Effect({ preview, wills }: Pick<Props, 'preview' | 'wills'>) {
  const t = useTexts('prohibitions')
  const { visible, prohibited, byController } = preview
  const isPermitted = wills.permission?.value === 'positive'
  return (
    <section className="card prose" aria-labelledby="effect">
      <h3 id="effect">{t('preview.effectHeading')}</h3>
      {prohibited === 0 && isPermitted && (
        <p>{t('preview.noEffect', { visible })}</p>
      )}
      {prohibited > 0 && (
        <>
          <p>{t('preview.effect', { visible })}</p>
          <ul>
            {byController.map(({ controllerId, controllerName, ...of }) => (
              <li key={controllerId}>
                {t('preview.ofController', {
                  name: controllerName,
                  count: of.prohibited,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {!isPermitted && <p className="reason">{t('preview.noPermission')}</p>}
    </section>
  )
}

const ALLOWED = [
  'controller',
  'producers',
  'authorities',
  'outside',
  'earlier',
] as const

/** What no prohibition can stop (11.4). */
function StillAllowed() {
  const t = useTexts('prohibitions')
  return (
    <section className="card prose" aria-labelledby="law">
      <h3 id="law">{t('preview.lawHeading')}</h3>
      <ul>
        {ALLOWED.map((what) => (
          <li key={what}>{t(`preview.law.${what}`)}</li>
        ))}
      </ul>
    </section>
  )
}
