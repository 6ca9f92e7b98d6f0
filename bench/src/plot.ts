import { cpuOfBaseline, cpuOfOurs, reference, type Figure } from './figures.ts'

const WIDTH = 720
const LEFT = 220
const ROW = 26
const COLOURS = { bff: '#1d4f91', archive: '#5b8fc7', postgres: '#c98a2b' }

/**
 * The processor time of one request by process, beside the baseline's: one bar a
 * route, at 16 requests at a time on PostgreSQL.
 *
 * @returns SVG
 */
export function plot(figures: readonly Figure[]): string {
  const shown = figures.filter(
    ({ engine, connections }) => engine === 'postgres' && connections === 16,
  )
  const most = Math.max(1, ...shown.map(({ ours }) => cpuOfOurs(ours)))
  const scale = (WIDTH - LEFT - 80) / most
  const height = shown.length * ROW + 60
  const bars = shown.map((figure, index) =>
    bar(figure, 40 + index * ROW, scale),
  )
  const legend = [...Object.entries(COLOURS), ['same bytes', '#888'] as const]
    .map(
      ([name, colour], index) =>
        `<rect x="${LEFT + index * 110}" y="10" width="12" height="12" fill="${colour}"/>` +
        `<text x="${LEFT + index * 110 + 16}" y="20">${name}</text>`,
    )
    .join('\n')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<title>Processor time of one request, in microseconds</title>
${legend}
${bars.join('\n')}
</svg>
`
}

function bar(figure: Figure, y: number, scale: number): string {
  let x = LEFT
  const parts = Object.entries(COLOURS).map(([name, colour]) => {
    const width = (figure.ours.cpu[name] ?? 0) * scale
    const part = `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="11" fill="${colour}"/>`
    x += width
    return part
  })
  const theirs = cpuOfBaseline(reference(figure)) * scale
  return [
    `<text x="${LEFT - 8}" y="${y + 12}" text-anchor="end">${figure.route}</text>`,
    ...parts,
    `<text x="${(x + 4).toFixed(1)}" y="${y + 10}">${cpuOfOurs(figure.ours).toFixed(0)} µs</text>`,
    `<rect x="${LEFT}" y="${y + 12}" width="${theirs.toFixed(1)}" height="5" fill="#888"/>`,
  ].join('')
}
