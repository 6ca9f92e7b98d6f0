/**
 * A date `YYYY-MM-DD` as it is written in Finland: `26.2.2024`, in English
 * `26 February 2024`. Browsers write Finland's Swedish as Sweden's.
 */
export function dateIn(locales: readonly string[], date: string): string {
  if (!locales[0]?.startsWith('en'))
    return date.split('-').map(Number).reverse().join('.')
  return new Intl.DateTimeFormat(locales, {
    timeZone: 'UTC',
    dateStyle: 'long',
  }).format(new Date(`${date}T00:00:00Z`))
}

/** The Helsinki calendar date of an instant, `YYYY-MM-DD`. */
export function dayOf(instant: Date): string {
  // Canada writes a day as ISO 8601 does.
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: 'Europe/Helsinki',
  }).format(instant)
}
