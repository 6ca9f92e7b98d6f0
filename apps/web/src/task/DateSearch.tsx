import { useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { Link, useNavigate } from '../routing/routing.ts'
import { useLocales, useTexts } from '../i18n/use-texts.ts'
import { ErrorSummary } from '../ui/ErrorSummary.tsx'
import { Field } from '../ui/Field.tsx'
import { dateIn } from '../ui/date-in.ts'
import {
  checkDates,
  type DateError,
  type DateErrors,
  type DateField,
} from './search-dates.ts'
import { Button } from '../ui/Button.tsx'

interface Props {
  readonly heading: string
  /** The days searched by, `YYYY-MM-DD`. */
  readonly search: Readonly<Record<DateField, string | null>>
  /** The earliest day that can be searched by; null where every day can. */
  readonly floor: string | null
  /** The address of what was asked for. */
  readonly addressOf: (
    dates: Readonly<Record<DateField, string | null>>,
    form: FormData,
  ) => string
  /** The way back to everything; null while nothing is searched by. */
  readonly clear: { readonly to: string; readonly text: string } | null
  /** What else can be searched by. */
  readonly children?: ReactNode
}

const FIELDS = ['from', 'to'] as const satisfies readonly DateField[]

/**
 * Search by date (5.1.2). Errors are listed above the fields, each a link to
 * its field, and repeated beside the field; the list takes the focus.
 */
export function DateSearch(props: Props) {
  const { heading, search, floor, addressOf, clear, children } = props
  const t = useTexts('task')
  const say = useDateErrorTexts(floor)
  const navigate = useNavigate()
  const [errors, setErrors] = useState<DateErrors>({})
  const title = useRef<HTMLHeadingElement>(null)
  const wrong = FIELDS.filter((field) => errors[field])

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const typed = (field: DateField) => {
      const value = form.get(field)
      return typeof value === 'string' ? value : ''
    }
    const checked = checkDates({ from: typed('from'), to: typed('to') }, floor)
    setErrors(checked.isValid ? {} : checked.errors)
    if (!checked.isValid) return
    const { from, to } = checked
    void navigate(addressOf({ from, to }, form), { preventScrollReset: true })
  }

  const cleared = () => {
    setErrors({})
    // The link that was pressed goes with the search.
    title.current?.focus()
  }

  return (
    <form className="card search" noValidate onSubmit={submit}>
      <h2 ref={title} tabIndex={-1} className="card__heading">
        {heading}
      </h2>
      <ErrorSummary
        heading={t('errorsHeading')}
        errors={wrong.map((field) => ({
          field: `search-${field}`,
          text: say(field, errors[field]),
        }))}
        attempt={errors}
      />
      <p id="search-hint" className="hint">
        {say.hint}
      </p>
      <div className="search__fields">
        {FIELDS.map((field) => (
          <DateInput
            key={`${field}-${search[field] ?? ''}`}
            field={field}
            value={search[field]}
            error={errors[field] && say(field, errors[field])}
          />
        ))}
        {children}
        <Button type="submit">{t('search')}</Button>
      </div>
      {clear && (
        <p>
          <Link to={clear.to} preventScrollReset onClick={cleared}>
            {clear.text}
          </Link>
        </p>
      )}
    </form>
  )
}

interface DateInputProps {
  readonly field: DateField
  /** The day searched by, `YYYY-MM-DD`. */
  readonly value: string | null
  readonly error: string | undefined
}

function DateInput({ field, value, error }: DateInputProps) {
  const t = useTexts('task')
  return (
    <Field
      id={`search-${field}`}
      label={t(field)}
      hintId="search-hint"
      error={error}
    >
      {(control) => (
        <input
          {...control}
          name={field}
          type="text"
          autoComplete="off"
          defaultValue={value === null ? '' : dateIn(['fi-FI'], value)}
        />
      )}
    </Field>
  )
}

/** The sentences about dates; the examples are as dates are typed. */
function useDateErrorTexts(floor: string | null) {
  const t = useTexts('task')
  const locales = useLocales()
  const example = dateIn(['fi-FI'], '2024-03-15')
  const earliest = { floor: floor === null ? '' : dateIn(locales, floor) }
  const say = (field: DateField, error: DateError | undefined) => {
    switch (error) {
      case 'not-a-date':
        return field === 'from'
          ? t('errorNotDateFrom', { example })
          : t('errorNotDateTo', { example })
      case 'before-floor':
        return field === 'from'
          ? t('errorFloorFrom', earliest)
          : t('errorFloorTo', earliest)
      case 'before-from':
        return t('errorOrder')
      case undefined:
        return ''
    }
  }
  return Object.assign(say, {
    hint:
      floor === null
        ? t('dateHintAny', { example })
        : t('dateHint', { example, ...earliest }),
  })
}
