import { languageNames } from '../i18n/language.ts'
import { useLanguage } from '../i18n/use-texts.ts'
import { dateIn, dayOf } from './date-in.ts'

/** A Helsinki calendar date, written as the language writes it. */
export function LocalDate({ date }: { readonly date: string }) {
  const { locale } = languageNames[useLanguage()]
  return <time dateTime={date}>{dateIn(locale, date)}</time>
}

/** An instant in Helsinki time, to the minute. */
export function LocalTime({ instant }: { readonly instant: string }) {
  const { locale } = languageNames[useLanguage()]
  const at = new Date(instant)
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: 'Europe/Helsinki',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at)
  return (
    <time dateTime={instant}>
      {dateIn(locale, dayOf(at))} {time}
    </time>
  )
}
