import { documentGroup } from '@mittkanta/code-sets'
import { conditions } from '../src/intake/checks/conditions.ts'
import { checks } from '../src/intake/checks/index.ts'
import {
  OBLIGATION_GROUPS,
  obligations,
} from '../src/intake/checks/obligations.ts'

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

const groups = OBLIGATION_GROUPS.map((group) => {
  const name = documentGroup(group)?.names.en
  if (name === undefined) throw new Error(`No document group ${group}`)
  return name
})

/** The text of docs/metadata.md: obligations per document group, and every check of the intake. */
export function metadataDocument(): string {
  return `# Metadata and checks of the intake

Generated from \`apps/archive/src/intake/checks\`; do not edit. Sections are those of THL's handbook for social welfare, version 3.5. The handbook prints a part of the metadata model only (11.2); what it leaves open is \`O\` here.

A delivery is accepted whole or refused whole. A refusal (\`intake-refused\`) lists every failure with field, rule and section, and nothing is stored.

## Obligations

\`M\` mandatory · \`C\` mandatory on the condition · \`O\` may be given · \`–\` must not be given. An annulment repeats the metadata and carries no content; of the conditions only that of later versions is asked of it.

${table(
  ['field', ...groups, 'condition', 'section'],
  obligations.map(({ field, section, signs, condition }) => [
    `\`${field}\``,
    ...OBLIGATION_GROUPS.map((group) => signs[group]),
    condition === undefined ? '' : conditions[condition].says,
    section,
  ]),
)}

## Checks

${table(
  ['rule', 'says', 'section'],
  checks.map(({ id, says, section }) => [`\`${id}\``, says, section]),
)}
`
}
