import type { SearchResult } from '@mittkanta/contracts'
import { useLocales, useTexts } from '../i18n/use-texts.ts'
import { Button } from '../ui/Button.tsx'
import { Choice } from '../ui/Choice.tsx'
import { dateIn } from '../ui/date-in.ts'
import type { Asked } from './asked.ts'
import { leavesChoice, NAMED } from './chosen.ts'

interface Props {
  readonly asked: Asked
  readonly filters: SearchResult['filters']
  readonly previousVisitOn: SearchResult['previousVisitOn']
  /** The form that the fields belong to. */
  readonly form: string
}

/**
 * The filters, made from what the record holds, each with its count. They are
 * fields with one button: a list that changed at every tick would be read aloud
 * and fetched again each time, and on a phone it would move under the finger.
 */
export function Filters({ asked, filters, previousVisitOn, form }: Props) {
  const t = useTexts('finding')
  const locales = useLocales()
  return (
    <>
      {previousVisitOn !== null && (
        <fieldset className="choices">
          <legend>{t('newness')}</legend>
          <Tick
            form={form}
            name="isNew"
            value="on"
            isOn={asked.isNew}
            label={t('isNewSince', { date: dateIn(locales, previousVisitOn) })}
            count={filters.isNew}
          />
        </fieldset>
      )}
      {NAMED.map(
        (filter) =>
          leavesChoice(filter, asked, filters) && (
            <fieldset key={filter} className="choices">
              <legend>{t(`filter.${filter}`)}</legend>
              {filters[filter].map(({ value, name, count }) => (
                <Tick
                  key={value}
                  form={form}
                  name={filter}
                  value={value}
                  isOn={asked[filter].includes(value)}
                  label={name}
                  count={count}
                />
              ))}
            </fieldset>
          ),
      )}
      <Button type="submit" form={form}>
        {t('show')}
      </Button>
    </>
  )
}

interface TickProps {
  readonly form: string
  readonly name: keyof Asked
  readonly value: string
  readonly isOn: boolean
  readonly label: string
  /** How many documents would be left. */
  readonly count: number
}

function Tick({ form, name, value, isOn, label, count }: TickProps) {
  const t = useTexts('finding')
  return (
    <Choice
      type="checkbox"
      form={form}
      name={name}
      value={value}
      defaultChecked={isOn}
      label={
        <>
          {label}{' '}
          <span className="choice__detail">
            <span aria-hidden="true">({count})</span>
            <span className="visually-hidden">{t('documents', { count })}</span>
          </span>
        </>
      }
    />
  )
}
