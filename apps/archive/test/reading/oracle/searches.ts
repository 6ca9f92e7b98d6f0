import type { ArchiveSearchQuery } from '@mittkanta/contracts'

/*
 * Searches that random archives are asked for, all of them in turn. The words
 * are of names that the archives have, in several spellings.
 */

const TEXTS = [
  '',
  'aland',
  'ÄNGS',
  'county home',
  'beslut lansstyrelsen',
  'a-code',
  'päätös',
  'PAATOS ostra',
  'zoo åbo',
  'arende 2',
]

const LISTS: readonly Partial<ArchiveSearchQuery>[] = [
  {},
  {},
  { tasks: ['elderly-services', 'child-protection'] },
  { socialServices: ['meal-service'] },
  { controllers: ['Östra länet', 'Nowhere'] },
  { years: [2024, 2026] },
  { years: [2025], controllers: ['Åbo'] },
]

const VISITS = [null, '2025-06-01T12:00:00Z', '2025-12-24T12:00:00Z']

const at = <Value>(values: readonly Value[], n: number) =>
  values[n % values.length] as Value

/** The n-th search; the same n, the same search. */
export const searchFor = (n: number): ArchiveSearchQuery => ({
  text: at(TEXTS, n),
  tasks: [],
  socialServices: [],
  controllers: [],
  years: [],
  ...at(LISTS, n),
  isNew: n % 4 === 0,
  previousVisitAt: at(VISITS, n),
  sort: n % 3 === 0 ? 'name' : 'date',
  order: at([undefined, 'ascending', 'descending'] as const, n % 5),
  page: n % 11 === 10 ? 2 : 1,
  language: at(['sv', 'fi', 'en'] as const, n),
})
