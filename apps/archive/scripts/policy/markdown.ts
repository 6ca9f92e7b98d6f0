export const code = (text: string) => `\`${text}\``

export function table(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`

  return [header, header.map(() => '---'), ...rows].map(line).join('\n')
}

export const list = (items: readonly string[]) =>
  items.map((item) => `- ${item}`).join('\n')
