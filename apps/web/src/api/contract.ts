/** What a value from outside is checked against: a compiled contract, or a schema. */
export interface Contract<T> {
  /** @throws {Error} for a value of another shape */
  readonly parse: (value: unknown) => T
}

/**
 * A compiled contract (`build/contracts.ts`) with those of a zod schema's
 * methods that the pages use.
 *
 * @param isOfShape as compiled
 * @param options the values of an enumeration
 * @public called by what build/contracts.ts writes
 */
export function contractOf<T>(
  isOfShape: (value: unknown) => value is T,
  options?: readonly string[],
) {
  return {
    options,
    parse(value: unknown): T {
      if (isOfShape(value)) return value
      // What the value was may be personal and stays out of the message.
      throw new TypeError('an answer of another shape')
    },
    safeParse: (value: unknown) =>
      isOfShape(value)
        ? { success: true as const, data: value }
        : { success: false as const },
  }
}
