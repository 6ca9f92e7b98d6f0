import type { OtherSession } from '@mittkanta/contracts'
import { useId } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
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
      <dl className="facts facts--wide">
        <div>
          <dt>{t('started')}</dt>
          <dd id={`${id}-started`}>
            <LocalTime instant={session.startedAt} />
          </dd>
        </div>
        <div>
          <dt>{t('lastActive')}</dt>
          <dd>
            <LocalTime instant={session.lastActiveAt} />
          </dd>
        </div>
      </dl>
      <button
        id={`${id}-end`}
        type="button"
        className="button button--secondary"
        aria-labelledby={`${id}-end ${id}-device ${id}-started`}
        aria-disabled={isUnderWay}
        onClick={end}
      >
        {t('endOne')}
      </button>
    </li>
  )
}
