import { parseArgs } from 'node:util'
import { ROUTES, type RouteName } from './readers.ts'

const ENGINES = ['postgres', 'pglite'] as const
export type Engine = (typeof ENGINES)[number]

/** What is measured, and how long. */
export interface Options {
  readonly routes: readonly RouteName[]
  readonly engines: readonly Engine[]
  /** Requests at a time. */
  readonly concurrencies: readonly number[]
  readonly clients: number
  readonly seconds: number
  readonly repeats: number
  readonly warmSeconds: number
  /** Whether docs/bench-figures.md and docs/bench.svg are rewritten. */
  readonly write: boolean
  /** Whether the archive writes no usage log, to see what it costs. */
  readonly withoutLog: boolean
  /** A directory in which the services leave a profile of what they did. */
  readonly profile: string | undefined
}

/**
 * Reads the command line.
 *
 * @throws {Error} for an option that does not exist
 */
export function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      engine: { type: 'string' },
      at: { type: 'string' },
      clients: { type: 'string' },
      seconds: { type: 'string' },
      repeats: { type: 'string' },
      write: { type: 'boolean', default: false },
      profile: { type: 'string' },
      'without-log': { type: 'boolean', default: false },
    },
  })
  const { quick } = values
  const number = (given: string | undefined, usual: number, short: number) =>
    Number(given ?? (quick ? short : usual))
  return {
    routes: ROUTES.filter((name) => chosen(values.only, name)),
    engines: ENGINES.filter((name) =>
      chosen(values.engine ?? (quick ? 'postgres' : undefined), name),
    ),
    concurrencies: (values.at ?? (quick ? '16' : '1,16,64'))
      .split(',')
      .map(Number),
    clients: number(values.clients, 40, 6),
    seconds: number(values.seconds, 2, 0.3),
    repeats: number(values.repeats, 2, 1),
    warmSeconds: quick ? 0.3 : 3,
    write: values.write && !values['without-log'],
    withoutLog: values['without-log'],
    profile: values.profile,
  }
}

/** Whether a list on the command line has a name; without one, all are meant. */
const chosen = (list: string | undefined, name: string) =>
  list === undefined || list.split(',').includes(name)
