import type { Texts } from './namespaces.ts'

/** The texts that the first page speaks, and every page may: one chunk a language. */
export const first = import.meta.glob<Partial<Texts>>('./first/*.ts')

/**
 * Each other file is a chunk of its own, fetched when a page first speaks it. A
 * language that lends from another has all its files here, as many as it has.
 */
export const files = import.meta.glob<object>(
  ['./*/*.json', '!./{sv,fi,en}/{common,front-page,problems,session}.json'],
  { import: 'default' },
)
