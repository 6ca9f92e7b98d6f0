import type { Language } from '@mittkanta/contracts'
import { useLanguage, useLocales } from '../i18n/use-texts.ts'
import { dateIn, dayOf } from './date-in.ts'

/** A Helsinki calendar date, written as the language writes it. */
export function LocalDate({ date }: { readonly date: string }) {
  const locales = useLocales()
  return <time dateTime={date}>{dateIn(locales, date)}</time>
}

/** Written between a day and a time: `26.2.2024 klo 12.30`. */
const BEFORE_TIME: Readonly<Record<Language, string>> = {
  sv: ' kl. ',
  fi: ' klo ',
  en: ', ',
}

/** An instant in Helsinki time, to the minute. */
export function LocalTime({ instant }: { readonly instant: string }) {
  const language = useLanguage()
  const locales = useLocales()
  const at = new Date(instant)
  const time = new Intl.DateTimeFormat(locales, {
    timeZone: 'Europe/Helsinki',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at)
  return (
    <time dateTime={instant}>
      {`${dateIn(locales, dayOf(at))}${BEFORE_TIME[language]}${time}`}
    </time>
  )
}
