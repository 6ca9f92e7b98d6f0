import type { ListQuery } from '@mittkanta/contracts'
import type { Row } from '@mittkanta/database'
import { nameOf } from './names.ts'

const collators = {
  sv: new Intl.Collator('sv'),
  fi: new Intl.Collator('fi'),
  en: new Intl.Collator('en'),
}

/** The order of names as readers of a language know it. */
export const nameOrder = (language: ListQuery['language']) =>
  collators[language].compare

/**
 * The refs of rows in the order that the reader asked for: by date, newest
 * first unless another order is requested, or by name as the reader's language
 * sorts. Ties are in the order of the refs, so that pages never overlap.
 */
export function sortedRefs(
  rows: readonly Row[],
  { sort, order, language }: Pick<ListQuery, 'sort' | 'order' | 'language'>,
): string[] {
  const keys = rows.map((row) =>
    sort === 'date' ? String(row.available_on) : name(row, language),
  )
  const places = placesOf(
    keys,
    sort === 'date' ? byCodeUnits : nameOrder(language),
  )
  const entries = rows.map((row, index) => ({
    ref: String(row.ref),
    place: places.get(keys[index] ?? '') ?? 0,
  }))
  const descending =
    (order ?? (sort === 'date' ? 'descending' : 'ascending')) === 'descending'
  const direction = descending ? -1 : 1

  return entries
    .sort(
      (a, b) => direction * (a.place - b.place) || byCodeUnits(a.ref, b.ref),
    )
    .map(({ ref }) => ref)
}

/**
 * The place of each text in an order; equal ones have the same. A record repeats
 * its names and days, and comparing names is slow: each is compared once.
 */
function placesOf(
  texts: readonly string[],
  compare: (a: string, b: string) => number,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  let place = 0
  let previous: string | undefined
  for (const text of [...new Set(texts)].sort(compare)) {
    if (previous !== undefined && compare(previous, text) !== 0) place += 1
    places.set(text, place)
    previous = text
  }
  return places
}

const name = (row: Row, language: ListQuery['language']) =>
  nameOf(
    String(row.document_type),
    typeof row.description === 'string' ? row.description : null,
    language,
  )

/** The order of days, and one that is the same everywhere for refs. */
export function byCodeUnits(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
