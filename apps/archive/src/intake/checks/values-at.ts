/** One value of a document and its location. */
export interface Located {
  /** For example `metadata.clients[0].birthDate`. */
  readonly field: string
  readonly value: unknown
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined

interface Step {
  readonly name: string
  /** Whether every element of the member is meant. */
  readonly isEach: boolean
}

/** Paths as steps. The checks ask for the same few hundred paths of every document. */
const known = new Map<string, readonly Step[]>()

function stepsOf(path: string): readonly Step[] {
  const steps =
    known.get(path) ??
    path.split('.').map((step) => ({
      name: step.replace(/\[\]$/, ''),
      isEach: step.endsWith('[]'),
    }))
  known.set(path, steps)
  return steps
}

/**
 * Every value at a path such as `metadata.clients[].birthDate`, where `[]` stands
 * for every element. What is not given is left out.
 *
 * @param path one of the few that the checks are written with: it is remembered
 */
export function valuesAt(document: unknown, path: string): readonly Located[] {
  const steps = stepsOf(path)
  if (!steps.some(({ isEach }) => isEach)) {
    let value = document
    for (const { name } of steps) value = memberOf(value, name)
    return value === undefined ? [] : [{ field: path, value }]
  }
  return steps
    .reduce<readonly Located[]>(
      (located, step) => located.flatMap((one) => stepInto(one, step)),
      [{ field: '', value: document }],
    )
    .filter(({ value }) => value !== undefined)
}

function stepInto(
  { field, value }: Located,
  { name, isEach }: Step,
): Located[] {
  const path = field === '' ? name : `${field}.${name}`
  const member = memberOf(value, name)
  if (!isEach) return [{ field: path, value: member }]
  return Array.isArray(member)
    ? member.map((element: unknown, index) => ({
        field: `${path}[${index}]`,
        value: element,
      }))
    : []
}
