import type { FuzzFigures, FuzzSize } from './fuzz.ts'

const number = (value: number) => value.toLocaleString('en')

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')

const counted = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .sort(([, one], [, other]) => other - one)
    .map(([name, count]) => `${name}: ${number(count)}`)
    .join(' · ')

/** The text of docs/fuzz.md. */
export function reportOf(size: FuzzSize, figures: FuzzFigures): string {
  const { endpoints, contents, shown, hasCorpus } = figures
  const [median, p99, longest] = endpoints.times
  const sent = Object.values(contents.byType).reduce(
    (sum, one) => sum + one.sent,
    0,
  )
  return `# Fuzzing

Written by \`npm run fuzz -- --write\`; do not edit. The same seed makes the same requests and contents; the short form runs in \`npm test\`. The command ends with 1 when something is found, and prints the shortest request that shows it.

Seed ${size.seed}, ${figures.seconds} s, on PostgreSQL, both services in one process${hasCorpus ? '' : ', **without the public corpora**, which did not lie beside the checkout'}. **Findings: ${figures.findings.length}.**

## Every operation of the OpenAPI documents

${number(endpoints.requests)} requests to ${endpoints.operations} operations of bff (\`/api/openapi.json\`) and archive (\`/openapi.json\`), each tried without a sign-in, by a reader, a holder of a mandate, a reader whose session has ended, a client system, and the portal for its own and for another subject. Values are made from the schemas, then changed: other types, texts that break things, keys too many and too few, prototypes, other people's refs, broken escapes, packings, types, methods and headers.

${table(
  ['what', 'figure'],
  [
    ['answers by status', counted(endpoints.statuses)],
    [
      'milliseconds: median, 99th of 100, longest',
      `${median}, ${p99}, ${longest}`,
    ],
    [
      'reads answered, each with its row in the usage log',
      number(endpoints.reads),
    ],
  ],
)}

Held against every answer: no 5xx; a status that the document lists; JSON of the agreed schema; a problem document of ours with a known type and the same status; nothing of the program, of what was sent or of an identity code in an error; the security headers; no cookie where none is given; nothing of another person's record; \`Object.prototype\` as it was. Afterwards: nothing that was sent and no person's name or code in the logs, the chain of the usage log whole.

## Contents through the intake

${number(sent)} different contents.

${table(
  ['type', 'sent', 'accepted', 'refused'],
  Object.entries(contents.byType).map(([type, one]) => [
    type,
    number(one.sent),
    number(one.accepted),
    number(one.sent - one.accepted),
  ]),
)}

Refused by rule: ${counted(contents.rules)}. Nothing of what was refused is stored: every table has the rows that the accepted explain, and none of the refused hashes. The longest verdict took ${number(contents.longest)} ms, the largest parsing process ${number(Math.round(contents.mostBytes / 1024 / 1024))} MB.

## In the browser

The ${number(figures.delivered)} accepted contents were delivered as documents of one person and read back through the bff; ${number(shown.pages)} view formats were shown in Chromium in the portal's frames and ${number(shown.pdfs)} PDFs opened in its viewer: no script of theirs ran, no window or dialog opened, nothing was asked for elsewhere and no policy had to hold anything back. The control: of markup in a page that protects against nothing, ${number(shown.controlled)} pieces ran.
`
}
