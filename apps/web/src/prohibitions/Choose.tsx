import type { NamedTarget, WillChoices } from '@mittkanta/contracts'
import { useEffect, useRef, useState } from 'react'
import { Failure } from '../acting/Failure.tsx'
import { useAction } from '../acting/use-action.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { TargetList } from '../permissions/TargetList.tsx'
import { keyOf } from '../permissions/targets.ts'
import { Choices } from './Choices.tsx'
import { DocumentChoices } from './DocumentChoices.tsx'
import {
  edited,
  outcomeOf,
  targetsAfter,
  withdrawingAll,
  type Edits,
} from './edits.ts'
import { Step } from './Step.tsx'
import { Button } from '../ui/Button.tsx'
import { ErrorLine } from '../ui/ErrorSummary.tsx'

/** The most that one command can hold (`WillCommand`). */
const MOST = 500

interface Props {
  readonly choices: WillChoices
  readonly standing: readonly NamedTarget[]
  readonly edits: Edits
  readonly setEdits: (edits: Edits) => void
  /** What the reader comes from. */
  readonly after: 'arrival' | 'preview' | 'changed-meanwhile'
  /** Continues to a preview of what the edits mean. */
  readonly look: (edits: Edits) => Promise<void>
}

/** The first step: what is prohibited, by organisation, service task and document. */
export function Choose(props: Props) {
  const { choices, standing, edits, setEdits, after, look } = props
  const t = useTexts('prohibitions')
  const common = useTexts('permissions')
  const [missing, setMissing] = useState<'nothing' | 'tooMany' | null>(null)
  const { run, isUnderWay, failure } = useAction(look)
  const chosen = new Set(targetsAfter(outcomeOf(edits, standing)).map(keyOf))

  const choose = (named: NamedTarget, isChosen: boolean) => {
    setMissing(null)
    setEdits(edited(edits, standing, named, isChosen))
  }
  const goOn = () => {
    const problem =
      edits.size === 0 ? 'nothing' : chosen.size > MOST ? 'tooMany' : null
    setMissing(problem)
    if (!problem) run(edits)
  }
  const withdraw = (wanted: Edits) => {
    setMissing(null)
    run(wanted)
  }

  return (
    <Step
      step={1}
      heading={t('choose.heading')}
      takesFocus={after === 'preview'}
    >
      {after === 'changed-meanwhile' && <ChangedMeanwhile />}
      <p className="lead">{t('lead')}</p>
      {standing.length > 0 && (
        <section className="card" aria-label={t('choose.standing')}>
          <h3>{t('choose.standing')}</h3>
          <TargetList
            label={t('choose.standing')}
            targets={standing}
            beside={(named) => (
              <Button
                variant="secondary"
                isUnderWay={isUnderWay}
                aria-label={t('choose.withdrawNamed', {
                  name: named.name ?? common('prohibitions.notNamed'),
                })}
                onClick={() => withdraw(edited(edits, standing, named, false))}
              >
                {t('choose.withdraw')}
              </Button>
            )}
          />
          <div className="actions">
            <Button
              variant="secondary"
              isUnderWay={isUnderWay}
              onClick={() => withdraw(withdrawingAll(standing))}
            >
              {t('choose.withdrawAll')}
            </Button>
          </div>
        </section>
      )}
      <Choices
        legend={t('choose.controllers')}
        hint={t('choose.controllersHint')}
        offered={choices.controllers.map(({ controllerId, name }) => ({
          target: { kind: 'controller', controllerId },
          name,
          nameLanguage: null,
        }))}
        chosen={chosen}
        choose={choose}
      />
      <Choices
        legend={t('choose.tasks')}
        hint={t('choose.tasksHint')}
        offered={choices.tasks.map(({ task, name }) => ({
          target: { kind: 'service-task', task },
          name,
          nameLanguage: null,
        }))}
        chosen={chosen}
        choose={choose}
      />
      <DocumentChoices
        documents={choices.documents}
        chosen={chosen}
        choose={choose}
      />
      <Failure kind={failure} />
      {missing && (
        <ErrorLine>{t(`choose.${missing}`, { most: MOST })}</ErrorLine>
      )}
      <div className="actions">
        <Button isLarge isUnderWay={isUnderWay} onClick={goOn}>
          {t('choose.next')}
        </Button>
      </div>
    </Step>
  )
}

/** Says that another change came first; what was chosen is kept. */
function ChangedMeanwhile() {
  const t = useTexts('prohibitions')
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    notice.current?.focus()
    window.scrollTo(0, 0)
  }, [])
  return (
    <div ref={notice} className="errors" role="alert" tabIndex={-1}>
      <h3>{t('changed.heading')}</h3>
      <p>{t('changed.text')}</p>
    </div>
  )
}
