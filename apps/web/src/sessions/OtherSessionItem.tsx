import type { OtherSession } from '@mittkanta/contracts'
import { useId } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { Button } from '../ui/Button.tsx'
import { Fact, Facts } from '../ui/Facts.tsx'
import { LocalTime } from '../ui/LocalDate.tsx'

interface Props {
  readonly session: OtherSession
  readonly isUnderWay: boolean
  readonly end: () => void
}

/** One session in another browser: on what it was begun, and when. */
export function OtherSessionItem({ session, isUnderWay, end }: Props) {
  const t = useTexts('sessions')
  const id = useId()
  return (
    <li className="card">
      <h2 id={`${id}-device`} className="card__heading">
        {t(`device.${session.device}`)}
      </h2>
      <Facts layout="wide">
        <Fact term={t('started')}>
          <span id={`${id}-started`}>
            <LocalTime instant={session.startedAt} />
          </span>
        </Fact>
        <Fact term={t('lastActive')}>
          <LocalTime instant={session.lastActiveAt} />
        </Fact>
      </Facts>
      <Button
        id={`${id}-end`}
        variant="secondary"
        aria-labelledby={`${id}-end ${id}-device ${id}-started`}
        isUnderWay={isUnderWay}
        onClick={end}
      >
        {t('endOne')}
      </Button>
    </li>
  )
}
