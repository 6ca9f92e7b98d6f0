import type { Measured } from './load.ts'

/** One line of the table: a route on an engine, and what returns the same bytes. */
export interface Figure {
  readonly engine: string
  readonly route: string
  readonly connections: number
  readonly ours: Measured
  /** The Express route that returns the same value by `res.json`; absent for bytes. */
  readonly json: Measured | undefined
  /** The Express route that returns prepared bytes, or the file. */
  readonly bytes: Measured
  /** An Express route that asks the one by `res.json`; absent for bytes. */
  readonly relay: Measured | undefined
}

const OURS = ['bff', 'archive', 'postgres']

/** Microseconds of processor that services and database spend on one request. */
export const cpuOfOurs = ({ cpu }: Measured) =>
  OURS.reduce((sum, name) => sum + (cpu[name] ?? 0), 0)

/** Microseconds of the baseline. */
export const cpuOfBaseline = ({ cpu }: Measured) => cpu.baseline ?? NaN

/** Microseconds of both processes of the relay. */
const cpuOfRelay = ({ cpu }: Measured) =>
  (cpu.baseline ?? NaN) + (cpu.relay ?? NaN)

/** What a figure is held against: the route by `res.json`, else the bytes. */
export const reference = ({ json, bytes }: Figure) => json ?? bytes

const HEADINGS = [
  'engine',
  'route',
  'at a time',
  'requests/s',
  'p50 ms',
  'p99 ms',
  'bff µs',
  'archive µs',
  'database µs',
  'baseline/s',
  'baseline µs',
  'ratio',
  'ratio to bytes',
  'CPU ×',
  'p99 ×',
  'relay ratio',
  'relay CPU ×',
]

export const tableHead = () =>
  `| ${HEADINGS.join(' | ')} |\n|${'---|'.repeat(HEADINGS.length)}`

/** A figure as a line of the table. */
export function tableLine(figure: Figure): string {
  const { engine, route, connections, ours, bytes, relay } = figure
  const other = reference(figure)
  const cells = [
    engine,
    route,
    connections,
    ours.requestsPerSecond.toFixed(0),
    ours.p50.toFixed(1),
    ours.p99.toFixed(1),
    ...OURS.map((name) => (ours.cpu[name] ?? 0).toFixed(0)),
    other.requestsPerSecond.toFixed(0),
    cpuOfBaseline(other).toFixed(0),
    (ours.requestsPerSecond / other.requestsPerSecond).toFixed(2),
    (ours.requestsPerSecond / bytes.requestsPerSecond).toFixed(2),
    (cpuOfOurs(ours) / cpuOfBaseline(other)).toFixed(1),
    (ours.p99 / other.p99).toFixed(1),
    relay ? (relay.requestsPerSecond / other.requestsPerSecond).toFixed(2) : '',
    relay ? (cpuOfRelay(relay) / cpuOfBaseline(other)).toFixed(1) : '',
  ]
  return `| ${cells.join(' | ')} |`
}
