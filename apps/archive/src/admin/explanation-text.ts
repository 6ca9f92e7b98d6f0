import {
  grounds,
  noGround,
  policy,
  unknownGround,
  type Citation,
} from '@mittkanta/visibility-policy'
import type { Explanation } from './explain.ts'

interface Said {
  readonly id: string
  readonly says: string
  readonly source: Citation
  readonly seeAlso?: readonly Citation[]
  readonly decisions?: readonly string[]
}

/** Every rule that a decision can name. */
const RULES = new Map<string, Said>(
  [
    ...grounds,
    noGround,
    unknownGround,
    ...policy.documents.bars,
    ...policy.tasks.bars,
  ].map((rule) => [rule.id, rule]),
)

/** Reasons that are ours and not the handbook's. */
const OURS: Readonly<Record<string, string>> = {
  'row-unreadable':
    'What is stored of it cannot be read, so that it is not shown. This is a fault: look for it.',
}

const OUTCOMES = {
  shown: 'shown',
  hidden: 'hidden',
  'hidden-and-counts':
    'hidden, and the client is told that something is hidden (5.1.1)',
} as const

const section = ({ section: number, place }: Citation) =>
  place === undefined ? number : `${number} ${place}`

function ruleLines(id: string): string[] {
  const rule = RULES.get(id)
  if (rule === undefined) return [`  ${id}`, `    ${OURS[id] ?? ''}`]
  const { source, seeAlso = [], decisions = [] } = rule
  const also = [
    ...seeAlso.map(section),
    ...decisions.map((decision) => `decision ${decision}`),
  ]
  return [
    `  ${id}`,
    `    ${rule.says}`,
    `    Handbook ${section(source)} "${source.title}" (${source.edition})${also.length > 0 ? `; see also ${also.join(', ')}` : ''}`,
  ]
}

/** Why a record holds nothing by an id. */
function missingLines({ asked, ref }: Explanation): string[] {
  if (asked === undefined) {
    return ref === undefined
      ? ['The archive holds no document by this id.']
      : ['The record holds nothing by this ref.']
  }
  return [
    `The archive holds it (${asked.group}), but not in this person's record: the person is not its client, or its group is never read as a document (5.2.1).`,
  ]
}

/** An explanation in words, a line each. */
export function explanationText(explanation: Explanation): string {
  const { decision, occasion, asked, ref } = explanation
  const lines = [
    `Ref: ${ref ?? 'none'}`,
    ...(asked?.isSuperseded === true
      ? ['A newer version stands in its place, and is what this is about.']
      : []),
    `Day: ${occasion.today}; phase: ${occasion.phase}; ground: ${occasion.ground}; the client is: ${occasion.subjectAge}`,
  ]
  if (decision === 'missing') {
    lines.push('Outcome: not found', ...missingLines(explanation))
  } else if (decision.outcome === 'shown') {
    lines.push('Outcome: shown', 'Ground:', ...ruleLines(decision.ground))
  } else {
    lines.push(
      `Outcome: ${OUTCOMES[decision.outcome]}`,
      'Reasons, all of them:',
      ...decision.reasons.flatMap(ruleLines),
    )
  }
  return `${lines.join('\n')}\n`
}
