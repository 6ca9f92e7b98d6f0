import fc from 'fast-check'
import { hostileValue } from './values.ts'

/** One thing done to a value: where, what, and with what. */
export interface Mutation {
  /** Chooses the place; taken modulo the number of places there are. */
  readonly place: number
  readonly kind: 'replace' | 'remove' | 'add' | 'repeat' | 'wrap'
  readonly hostile: unknown
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(10_000),
  kind: fc.constantFrom(
    'replace',
    'replace',
    'remove',
    'add',
    'repeat',
    'wrap',
  ),
  hostile: hostileValue,
})

/** Letters of JSON. */
const MOST_REPEATED = 2_000

type Container = Record<string, unknown> | unknown[]

interface Place {
  readonly within: Container
  readonly key: string
}

const isContainer = (value: unknown): value is Container =>
  typeof value === 'object' && value !== null

const placesIn = (within: Container): Place[] =>
  Object.entries(within).flatMap(([key, value]) => [
    { within, key },
    ...(isContainer(value) ? placesIn(value) : []),
  ])

/** How often something is repeated: more than anybody agreed to, and no more than fits. */
const timesFor = (value: unknown) =>
  JSON.stringify(value ?? null).length < MOST_REPEATED ? 60 : 2

/** A copy of a value with some things done to it; it is then nearly what was agreed. */
export function mutated(
  value: unknown,
  mutations: readonly Mutation[],
): unknown {
  const root: Container = { value: structuredClone(value) }
  for (const { place, kind, ...given } of mutations) {
    // What is put in may itself be changed next.
    const hostile = structuredClone(given.hostile)
    const places = placesIn(root)
    const chosen = places[place % places.length]
    if (!chosen) continue
    const { within, key } = chosen
    const target = within as Record<string, unknown>
    const present = target[key]
    if (kind === 'replace') target[key] = hostile
    else if (kind === 'wrap') target[key] = [present]
    else if (kind === 'repeat') {
      target[key] = Array.isArray(present)
        ? Array.from(
            { length: timesFor(present[0]) },
            () => present[0] as unknown,
          )
        : [present, present]
    } else if (kind === 'add' && Array.isArray(present)) present.push(hostile)
    else if (kind === 'add' && isContainer(present)) {
      Object.defineProperty(
        present,
        typeof hostile === 'string' ? hostile : 'added',
        {
          value: hostile,
          enumerable: true,
          writable: true,
          configurable: true,
        },
      )
    } else if (Array.isArray(within)) within.splice(Number(key), 1)
    else Reflect.deleteProperty(target, key)
  }
  return root.value
}
