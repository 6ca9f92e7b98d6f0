/**
 * Whether a value is one that its closed union knows, other than `unknown`.
 *
 * A value that no type allows (a new code, a misspelling, an absent value) is
 * not known either: whatever slips past the types still hides.
 */
export function isKnown(union: readonly string[], value: string): boolean {
  return value !== 'unknown' && union.includes(value)
}
