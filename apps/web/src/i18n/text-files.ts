import type { Texts } from './namespaces.ts'

/** The texts that the first page speaks, and every page may: one chunk a language. */
export const first = import.meta.glob<Partial<Texts>>('./first/*.ts')

/**
 * Every other file is a separate chunk, fetched when a page first uses it. A
 * language that lends from another has all its files here, as many as it has.
 */
export const files = import.meta.glob<object>(
  ['./*/*.json', '!./{sv,fi,en}/{common,front-page,problems,session}.json'],
  { import: 'default' },
)
