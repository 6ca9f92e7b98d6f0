/** One value of a document and where it stands. */
export interface Located {
  /** For example `metadata.clients[0].birthDate`. */
  readonly field: string
  readonly value: unknown
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined

/**
 * Every value at a path such as `metadata.clients[].birthDate`, where `[]` stands
 * for every element. What is not given is left out.
 */
export function valuesAt(document: unknown, path: string): readonly Located[] {
  return path
    .split('.')
    .reduce<readonly Located[]>(
      (located, step) => located.flatMap((one) => stepInto(one, step)),
      [{ field: '', value: document }],
    )
    .filter(({ value }) => value !== undefined)
}

function stepInto({ field, value }: Located, step: string): Located[] {
  const name = step.replace(/\[\]$/, '')
  const path = field === '' ? name : `${field}.${name}`
  const member = memberOf(value, name)
  if (name === step) return [{ field: path, value: member }]
  return Array.isArray(member)
    ? member.map((element: unknown, index) => ({
        field: `${path}[${index}]`,
        value: element,
      }))
    : []
}
