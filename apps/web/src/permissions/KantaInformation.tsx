import { KANTA_INFORMATION_EDITION, type Wills } from '@mittkanta/contracts'
import { useState } from 'react'
import { Failure } from '../acting/Failure.tsx'
import { useAction } from '../acting/use-action.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Expressed } from './Expressed.tsx'
import { Reasons } from './Reasons.tsx'
import { reasonsOf } from './reasons.ts'
import { useWillChange } from './use-will-change.ts'
import { Button } from '../ui/Button.tsx'
import { Details } from '../ui/Details.tsx'
import { Fact } from '../ui/Facts.tsx'
import { WillCard } from './WillCard.tsx'

interface Props {
  readonly wills: Wills
  readonly stand: (wills: Wills) => void
}

/** The Kanta information: to read at any time, and to receive once (11.4.1). */
export function KantaInformation({ wills, stand }: Props) {
  const t = useTexts('permissions')
  const { information, actions } = wills
  const isOpen = actions['receive-information'] === 'open'
  const [saved, setSaved] = useState(0)
  const send = useWillChange(stand)
  const { run, isUnderWay, failure } = useAction(async () => {
    await send({
      command: 'receive-information',
      expectedVersion: information?.version ?? 0,
      edition: KANTA_INFORMATION_EDITION,
    })
    setSaved((times) => times + 1)
  })

  return (
    <WillCard heading={t('information.heading')} saved={saved}>
      {information && (
        <>
          <p>{t('information.received')}</p>
          <Expressed expressed={information}>
            <Fact term={t('information.edition')}>{information.edition}</Fact>
          </Expressed>
        </>
      )}
      {isOpen && (
        <p>{t(`information.${information ? 'anew' : 'notReceived'}`)}</p>
      )}
      <Reasons reasons={reasonsOf(actions, ['receive-information'])} />
      <Details summary={t('information.read')} isOpen={isOpen}>
        <InformationText />
      </Details>
      <Failure kind={failure} />
      {isOpen && (
        <div className="actions">
          <Button isUnderWay={isUnderWay} onClick={run}>
            {t('information.receive')}
          </Button>
        </div>
      )}
    </WillCard>
  )
}

const PARTS = [
  'what',
  'storage',
  'use',
  'disclosure',
  'prohibitions',
  'limits',
  'rights',
] as const

/** What the information says (Tabell 11.4.1), in the edition that is given now. */
function InformationText() {
  const t = useTexts('kantaInformation')
  return (
    <div className="prose">
      {PARTS.map((part) => (
        <section key={part}>
          <h3>{t(`${KANTA_INFORMATION_EDITION}.${part}.heading`)}</h3>
          <p>{t(`${KANTA_INFORMATION_EDITION}.${part}.text`)}</p>
        </section>
      ))}
    </div>
  )
}
