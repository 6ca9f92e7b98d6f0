import type { Coverage, CoveredController } from '@mittkanta/contracts'
import { useId, useState } from 'react'
import { useLocales, useTexts } from '../i18n/use-texts.ts'
import { BreakableAddress } from '../ui/BreakableAddress.tsx'
import { LocalDate } from '../ui/LocalDate.tsx'

/** A list that is longer can be searched. */
const LONGEST_WITHOUT_SEARCH = 10

interface Props {
  readonly list: NonNullable<Coverage['list']>
}

/** Every controller whose documents can appear, to be searched by name when there are many. */
export function Controllers({ list: { controllers, updatedOn } }: Props) {
  const t = useTexts('coverage')
  const locales = useLocales()
  const id = useId()
  const [wanted, setWanted] = useState('')
  const isLong = controllers.length > LONGEST_WITHOUT_SEARCH
  const low = (text: string) => text.trim().toLocaleLowerCase(locales)
  const found = isLong
    ? controllers.filter(({ name }) => low(name).includes(low(wanted)))
    : controllers

  return (
    <>
      <p className="hint">
        {t('updatedOn')} <LocalDate date={updatedOn} />
      </p>
      {isLong && (
        <div className="field">
          <label htmlFor={id}>{t('filter')}</label>
          <input
            id={id}
            type="search"
            autoComplete="off"
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        </div>
      )}
      {isLong && (
        <p role="status" className="hint">
          {found.length === 0
            ? t('noneFound')
            : t('found', { count: found.length })}
        </p>
      )}
      {controllers.length === 0 && <p>{t('noControllers')}</p>}
      <ul role="list" className="controllers">
        {found.map((controller) => (
          <li key={controller.name} className="card">
            <h3>{controller.name}</h3>
            <ControllerFacts controller={controller} />
          </li>
        ))}
      </ul>
    </>
  )
}

interface ControllerProps {
  readonly controller: CoveredController
}

function ControllerFacts({ controller }: ControllerProps) {
  const t = useTexts('coverage')
  const { since, serviceTasks, contact } = controller
  const ways = (['telephone', 'email', 'web'] as const).flatMap((way) =>
    contact[way] === null ? [] : [{ way, address: contact[way] }],
  )
  return (
    <>
      <dl className="facts facts--wide">
        <div>
          <dt>{t('since')}</dt>
          <dd>
            <LocalDate date={since} />
          </dd>
        </div>
        <div className="facts__long">
          <dt>{t('serviceTasks')}</dt>
          <dd>{serviceTasks?.join(', ') ?? t('allTasks')}</dd>
        </div>
        {ways.map(({ way, address }) => (
          <div key={way} className="facts__long">
            <dt>{t(way)}</dt>
            <dd>
              <BreakableAddress address={address} />
            </dd>
          </div>
        ))}
      </dl>
      {ways.length === 0 && <p className="hint">{t('noContact')}</p>}
    </>
  )
}
