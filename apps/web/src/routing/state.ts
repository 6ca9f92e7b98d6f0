/** A text that goes along with a place, unseen in its address; null when there is none. */
export function textIn(state: unknown, name: string): string | null {
  if (typeof state !== 'object' || state === null) return null
  const value: unknown = Reflect.get(state, name)
  return typeof value === 'string' ? value : null
}
