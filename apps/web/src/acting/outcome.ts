/**
 * What became of the choice of a person, in the address of `/acting`. Why it
 * was refused is said nowhere (5.4.2).
 */
const OUTCOMES = ['refused', 'cancelled', 'failed'] as const
type Outcome = (typeof OUTCOMES)[number]

/** The address of `/acting` with an outcome. */
export function placeAfter(outcome: Outcome): string {
  return `/acting?outcome=${outcome}`
}

/** The outcome in an address, if any. */
export function outcomeIn(search: string): Outcome | undefined {
  const said = new URLSearchParams(search).get('outcome')
  return OUTCOMES.find((outcome) => outcome === said)
}
