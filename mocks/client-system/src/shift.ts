import { addDays, isPlainDate, type PlainDate } from '@mittkanta/calendar'
import { daysFrom } from './days.ts'
import { Scenario } from './schema/scenario.ts'

const DAY = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2})?$/
const DAY_IN_TEXT = /\{\{(\d{4}-\d{2}-\d{2})\}\}/g

/** Versions of document structures are named by a date that does not move. */
const FIXED_FIELDS = new Set(['schemaVersion'])

/**
 * Moves a story in time so that its "today" falls on a day: every date by the
 * same number of days, birth dates too (and identity codes with them), so that
 * delays have ended or not, and children are children, as in the story.
 */
export function shiftScenario(scenario: Scenario, today: PlainDate): Scenario {
  const days = daysFrom(scenario.today, today)
  return days === 0 ? scenario : Scenario.parse(shifted(scenario, days))
}

function shifted(value: unknown, days: number): unknown {
  if (typeof value === 'string') return shiftedText(value, days)
  if (Array.isArray(value)) return value.map((one) => shifted(one, days))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, one]) => [
      field,
      FIXED_FIELDS.has(field) ? one : shifted(one, days),
    ]),
  )
}

function shiftedText(text: string, days: number): string {
  const [, day = '', time = ''] = DAY.exec(text) ?? []
  if (isPlainDate(day)) return addDays(day, days) + time
  return text.replace(DAY_IN_TEXT, (all, inside: string) =>
    isPlainDate(inside) ? `{{${addDays(inside, days)}}}` : all,
  )
}
