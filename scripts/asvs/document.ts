import { OFFICIAL } from './official.ts'
import type { Evidence, Requirement, Standing } from './requirement.ts'

const WORDS: Readonly<Record<Standing, string>> = {
  tested: 'met, by test',
  documented: 'met, by file',
  operator: 'operator’s',
  foreign: 'does not apply',
  missing: '**not met**',
}

const CHAPTERS = [
  'Encoding and sanitization',
  'Validation and business logic',
  'Web frontend',
  'API and web service',
  'Files',
  'Authentication',
  'Sessions',
  'Authorization',
  'Self-contained tokens',
  'OAuth and OIDC',
  'Cryptography',
  'Secure communication',
  'Configuration',
  'Data protection',
  'Secure coding and architecture',
  'Logging and errors',
  'WebRTC',
]

const cell = (text: string) => text.replaceAll('|', '\\|')

const shown = ({ file, test, example }: Evidence) => {
  const link = `[${file.slice(file.lastIndexOf('/') + 1)}](../${file})`
  if (test === undefined) return link
  const name = example === undefined ? test : test.replace('%s', `“${example}”`)
  return `${link}: ${cell(name)}`
}

const line = ({ id, says, standing, note, evidence }: Requirement) => {
  const how = [note, ...evidence.map(shown)].filter(Boolean).join('<br>')
  return `| ${id} | ${OFFICIAL.get(id) ?? ''} | ${cell(says)} | ${WORDS[standing]} | ${how} |`
}

const HEAD =
  '| id | level | requirement, in our words | status | shown by |\n|---|---|---|---|---|'

/** docs/asvs.md, in Markdown. */
export function asvsDocument(table: readonly Requirement[]): string {
  const standings = Object.keys(WORDS) as Standing[]
  const count = (standing: Standing, level?: number) =>
    table.filter(
      (one) =>
        one.standing === standing &&
        (level === undefined || OFFICIAL.get(one.id) === level),
    ).length
  const counts = standings.map(
    (one) =>
      `| ${WORDS[one]} | ${[1, 2, 3].map((level) => count(one, level)).join(' | ')} | ${count(one)} |`,
  )
  const chapters = CHAPTERS.flatMap((name, index) => {
    const rows = table.filter(({ id }) => id.startsWith(`${index + 1}.`))
    return [`## V${index + 1} ${name}`, [HEAD, ...rows.map(line)].join('\n')]
  })
  return [
    '# OWASP ASVS 5.0, requirement by requirement',
    `All of levels 1 and 2, and ${count3(table)} of level 3. Written by \`scripts/asvs.ts\` from the tables in \`scripts/asvs/\`; a test holds that no cell is empty, that the list is whole, and that every file and every test that is named exists. Names of tests are written as in the code: \`%s\` stands for each of several cases. “Not met” says what is missing.`,
    'The Application Security Verification Standard 5.0.0 is the OWASP Foundation’s, under CC BY-SA 4.0; the requirements are summarised here in our own words, which are under the same licence.',
    [
      '| | level 1 | level 2 | level 3 | all |',
      '|---|--:|--:|--:|--:|',
      ...counts,
    ].join('\n'),
    ...chapters,
  ].join('\n\n')
}

const count3 = (table: readonly Requirement[]) =>
  table.filter(({ id }) => OFFICIAL.get(id) === 3).length
