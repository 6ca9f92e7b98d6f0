/**
 * Whether a value may be used on a day (9.12.3: codes must be valid when a
 * document is stored).
 *
 * @param date Helsinki calendar day, `YYYY-MM-DD`. Both limits are included;
 * an entry without limits is always valid.
 */
export function validOn(
  entry: { readonly validFrom?: string; readonly validUntil?: string },
  date: string,
): boolean {
  const { validFrom, validUntil } = entry
  return (
    (validFrom === undefined || validFrom <= date) &&
    (validUntil === undefined || date <= validUntil)
  )
}
