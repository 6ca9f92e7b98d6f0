import type { Coverage, CoveredController } from '@mittkanta/contracts'
import { useState } from 'react'
import { useLocales, useTexts } from '../i18n/use-texts.ts'
import { BreakableAddress } from '../ui/BreakableAddress.tsx'
import { Fact, Facts } from '../ui/Facts.tsx'
import { Field } from '../ui/Field.tsx'
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
        <Field label={t('filter')}>
          {(control) => (
            <input
              {...control}
              type="search"
              autoComplete="off"
              value={wanted}
              onChange={(event) => setWanted(event.currentTarget.value)}
            />
          )}
        </Field>
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
      <Facts>
        <Fact term={t('since')}>
          <LocalDate date={since} />
        </Fact>
        <Fact term={t('serviceTasks')}>
          {serviceTasks?.join(', ') ?? t('allTasks')}
        </Fact>
        {ways.map(({ way, address }) => (
          <Fact key={way} term={t(way)}>
            <BreakableAddress address={address} />
          </Fact>
        ))}
      </Facts>
      {ways.length === 0 && <p className="hint">{t('noContact')}</p>}
    </>
  )
}
