import { cpus } from 'node:os'
import type { Happened } from './happen.ts'
import type { FaultsResult } from './run.ts'

const PROMISES = [
  'nothing is shown to the wrong person',
  'no answer without its row in the log',
  'the chain of the log is whole',
  'what was acknowledged is there',
  'every content is whole and its own',
  'what is refused is a problem that passes',
  'pages are in the language of their reader',
  'no session survives its logout token',
]

/**
 * Longest acceptable median recovery, in seconds, in the middle of all faults.
 */
const MEDIAN_RECOVERY = 5

/** Whether every promise was kept. */
export const isWell = ({ violations, happened }: FaultsResult): boolean =>
  violations.length === 0 && median(happened.map(secondsOf)) <= MEDIAN_RECOVERY

/** What a run came to, as Markdown. */
export function reportOf(result: FaultsResult, seed: number): string {
  const { happened, violations, refusals, logouts } = result
  const broken = (promise: string) =>
    violations.filter((one) => one.promise === promise).length
  const recoveries = happened.map(secondsOf)

  return [
    `${happened.length} faults in ${(result.seconds / 60).toFixed(1)} minutes of load by ${result.people} people; ${result.good} answers as they must be, ${result.bad} errors, ${result.delivered} documents delivered meanwhile, ${result.rows} rows in the log. Seed ${seed}, Node ${process.version}, ${cpus().length} cores.`,
    ...(result.hasOwnDisk
      ? []
      : [
          '**The disk was not filled: the database could not have a disk of its own (a tmpfs needs root).**',
        ]),
    '| promise | broken |\n| --- | --- |\n' +
      PROMISES.map((one) => `| ${one} | ${broken(one)} |`).join('\n'),
    `Logout tokens, sent as faults of the database began: ${logouts.carriedOut} carried out, ${logouts.sentAgain} of them when they were sent again; ${logouts.usedBefore} answered with 400 after an answer was lost; ${logouts.givenUp} not answered while they were good.`,
    `Recovery, from the end of a fault to the first whole second without an error: median ${format(median(recoveries))} s, longest ${format(Math.max(...recoveries))} s.`,
    '| what | fault | times | median recovery | longest |\n| --- | --- | --- | --- | --- |\n' +
      rowsOf(happened).join('\n'),
    'Errors that readers met, by the answer they got:',
    '| error | times |\n| --- | --- |\n' +
      [...refusals]
        .sort(([, a], [, b]) => b - a)
        .map(([what, count]) => `| ${what} | ${count} |`)
        .join('\n'),
  ].join('\n\n')
}

function rowsOf(happened: readonly Happened[]): string[] {
  const groups = new Map<string, Happened[]>()
  for (const one of happened) {
    const key = `${one.target} | ${one.kind}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, group]) => {
      const seconds = group.map(secondsOf)
      return `| ${key} | ${group.length} | ${format(median(seconds))} s | ${format(Math.max(...seconds))} s |`
    })
}

const secondsOf = ({ recovery }: Happened) => recovery ?? Infinity
const format = (seconds: number) =>
  Number.isFinite(seconds) ? seconds.toFixed(1) : '> 30'

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN
