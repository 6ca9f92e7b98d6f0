import {
  bars,
  clientRelationBars,
  decisions,
  EDITION,
  grounds,
  marks,
  noGround,
  taskBars,
  unknownGround,
  type Bar,
  type Bearing,
  type Citation,
  type ClientRelationFacts,
  type Phase,
  type Rule,
} from '@mittkanta/visibility-policy'
import { code, list } from './markdown.ts'
import {
  DOCUMENT_BARS_IN_SQL,
  GROUNDS_IN_SQL,
  MARKS_IN_SQL,
  RELATION_BARS_IN_SQL,
  TASK_BARS_IN_SQL,
} from './rules-in-sql.ts'
import { traceLines } from './trace.ts'
import { matrix } from './matrix.ts'
import {
  hitOfClientRelation,
  hitOfDocument,
  hitOfTask,
  phases,
  viewerNames,
  type Viewer,
} from './viewers.ts'

const bearings: Record<Bearing, string> = {
  calls: 'calls for it',
  silences: 'silences it',
  neutral: '–',
}

/** The whole of docs/policy.md, before formatting. */
export function policyDocument(): string {
  return [
    preface,
    ...section(
      'Grounds',
      'A ground admits a reader. One is enough; without one nothing is shown.',
      grounds.map((ground) => ruleText(ground, GROUNDS_IN_SQL)),
    ),
    ...section(
      'Without a ground',
      'The reason that is recorded when no ground admits.',
      [noGround, unknownGround].map((rule) => ruleText(rule, GROUNDS_IN_SQL)),
    ),
    ...section(
      'Bars on documents',
      'A bar hides a document, a journal entry or an attachment from a reader whom a ground admits. One is enough; all that hide are recorded.',
      bars.map((bar) => barText(bar, DOCUMENT_BARS_IN_SQL, hitOfDocument)),
    ),
    ...section(
      'Bars on the client relation document',
      'They hide the front-page data that are taken from it: relation dates, child-protection dates and the contact person.',
      [
        ...clientRelationBars
          .filter((bar) => !isShared(bar))
          .map((bar) =>
            barText(bar, RELATION_BARS_IN_SQL, hitOfClientRelation),
          ),
        `Of the bars on documents these hold here as well: ${clientRelationBars
          .filter(isShared)
          .map(({ id }) => code(id))
          .join(', ')}.`,
      ],
    ),
    ...section(
      'Bars on service tasks',
      'A document that is shown is listed under the service tasks of its cases and those that it names itself. A bar keeps it out of the list of one of them, and the reader is not told of that task.',
      taskBars.map((bar) => barText(bar, TASK_BARS_IN_SQL, hitOfTask)),
    ),
    ...section(
      'Marks',
      'What the reader is told about a document that is shown.',
      marks.map((mark) => ruleText(mark, MARKS_IN_SQL)),
    ),
    matrix(),
    ...section(
      'Decisions',
      'Where the handbook leaves something open, contradicts itself or is silent.',
      [
        list(
          Object.entries(decisions).map(([id, text]) => `**${id}** ${text}`),
        ),
      ],
    ),
  ].join('\n\n')
}

const preface = `# Policy

<!-- Generated from packages/visibility-policy by apps/archive/scripts/generate-policy-doc.ts. Change the rules, not this file. -->

What is shown to whom. Every rule restates a passage of THL’s Kanta handbook for social welfare, version 3.5 (edition ${EDITION}), whose section titles are quoted in Swedish. The same rules, as data, decide in both gates; this document is made from them. Each entry ends with where the rule is: declared, restated in SQL, seen to at intake, and tested.

Something is **hidden unless a ground admits the reader and no bar hides it**. There are three outcomes: *shown*; *hidden*; and *hidden, and counts*: the client is told, in the words of 5.1.1, that not everything is shown. It counts in the client’s own view alone, when a bar calls for the information text and none silences it. What is unknown hides, and is counted in a metric by its own reason.`

function section(
  title: string,
  introduction: string,
  entries: readonly string[],
): string[] {
  return [`## ${title}`, introduction, ...entries]
}

/** Where rules are in SQL, by their ids. */
type InSql = Readonly<Record<string, string>>

function ruleText<Facts extends object>(
  rule: Rule<Facts>,
  inSql: InSql,
  more: readonly string[] = [],
): string {
  const { id, says, source, seeAlso = [], decisions: restsOn = [] } = rule
  const lines = [
    `Source: ${cite(source)}`,
    ...(seeAlso.length > 0
      ? [`See also: ${seeAlso.map(cite).join('; ')}`]
      : []),
    ...(restsOn.length > 0 ? [`Decisions: ${restsOn.join(', ')}`] : []),
    ...more,
    `Example: ${rule.example.words}${differences(rule)}`,
    ...traceLines(id, inSql[id]),
  ]
  return [`### ${code(id)}`, says, list(lines)].join('\n\n')
}

function barText<Facts extends object>(
  bar: Bar<Facts>,
  inSql: InSql,
  hit: (bar: Bar<Facts>, viewer: Viewer, phase: Phase) => boolean,
): string {
  const hitIn = (phase: Phase) =>
    viewerNames.filter((viewer) => hit(bar, viewer, phase))
  const [first, later] = phases.map(hitIn)

  return ruleText(bar, inSql, [
    `Information text: ${bearings[bar.informationText]}`,
    `Hides from, first phase: ${listed(first)}; later: ${listed(later)}`,
  ])
}

const listed = (names: readonly Viewer[] = []) => {
  if (names.length === viewerNames.length) return 'everybody'
  return names.length === 0 ? 'nobody' : names.join(', ')
}

const cite = ({ section, title, place }: Citation) =>
  `${section} *${title}*${place === undefined ? '' : ` (${place})`}`

/** The facts of an example, as they are in the data. */
function differences<Facts extends object>({ example }: Rule<Facts>): string {
  const facts: [string, unknown][] = Object.entries({
    ...example.occasion,
    ...example.facts,
  })
  if (facts.length === 0) return ''

  const stated = facts.map(
    ([name, value]) => `${code(name)}: ${stating(value)}`,
  )
  return ` (${stated.join('; ')})`
}

function stating(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(String).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)

  return Object.entries(value)
    .map(([name, inner]) => `${name} ${String(inner)}`)
    .join(', ')
}

const isShared = (bar: Bar<ClientRelationFacts>) =>
  bars.some(({ id }) => id === bar.id)
