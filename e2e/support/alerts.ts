import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { parse, stringify } from 'yaml'
import { z } from 'zod'
import { DEPLOY } from './places.ts'

const RULES = join(DEPLOY, 'prometheus-alerts.yml')

const Rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          for: z.string().optional(),
          labels: z.object({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.object({ summary: z.string() }),
        }),
      ),
    }),
  ),
})
export type AlertRule = z.infer<typeof Rules>['groups'][number]['rules'][number]

/** The alert rules that are shipped. */
export async function alertRules(): Promise<readonly AlertRule[]> {
  const file = Rules.parse(parse(await readFile(RULES, 'utf8')))
  return file.groups.flatMap(({ rules }) => rules)
}

/** The one form of an expression that counts events; any other is an error. */
const COUNTING =
  /^sum\(increase\((\w+_events_total)\{event=~?"([\w|-]+)"\}\[\w+\]\)\) > (\d+)$/

/** What an alert counts, and above how many it fires. */
export function countedBy({ alert, expr }: AlertRule) {
  const [, metric = '', words = '', most = ''] = COUNTING.exec(expr) ?? []
  if (metric === '') throw new Error(`${alert} does not count events`)
  const series = words.split('|').map((word) => `${metric}{event="${word}"}`)
  return { series, most: Number(most) }
}

/** Values of the series in a text of `/metrics`. @throws {Error} for one that is absent */
export function valuesOf(
  scraped: string,
  series: readonly string[],
): readonly number[] {
  const lines = scraped.split('\n')
  return series.map((name) => {
    const line = lines.find((one) => one.startsWith(`${name} `))
    if (line === undefined) throw new Error(`${name} is not exported`)
    return Number(line.slice(name.length))
  })
}

/** Whether an alert fires when the second text was scraped soon after the first. */
export function fires(rule: AlertRule, before: string, after: string): boolean {
  const { series, most } = countedBy(rule)
  const from = valuesOf(before, series)
  const increase = valuesOf(after, series).map((to, at) => to - (from[at] ?? 0))
  return increase.reduce((sum, one) => sum + one, 0) > most
}

/**
 * Lets Prometheus's own tool say the same of the scraped values.
 *
 * @throws {Error} when the alert does not fire there
 */
export async function firesInPromtool(
  promtool: string,
  rule: AlertRule,
  before: string,
  after: string,
): Promise<void> {
  const { series } = countedBy(rule)
  const from = valuesOf(before, series)
  const to = valuesOf(after, series)
  const directory = await mkdtemp(join(tmpdir(), 'mittkanta-alerts-'))
  const path = join(directory, 'test.yml')
  const test = {
    rule_files: [RULES],
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: series.map((name, at) => ({
          series: name,
          values: `${from[at] ?? 0}x2 ${to[at] ?? 0}x3`,
        })),
        alert_rule_test: [
          {
            eval_time: '5m',
            alertname: rule.alert,
            exp_alerts: [
              { exp_labels: rule.labels, exp_annotations: rule.annotations },
            ],
          },
        ],
      },
    ],
  }
  await writeFile(path, stringify(test))
  try {
    await promisify(execFile)(promtool, ['test', 'rules', path])
  } finally {
    await rm(directory, { recursive: true })
  }
}
