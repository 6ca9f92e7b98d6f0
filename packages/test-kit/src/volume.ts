/** Whether the full volumes are tried, as by `npm run test:long`. */
const IS_LONG = process.env.TEST_VOLUME === 'long'

/** The fixed seed of what is random in `npm test`, so that every run is the same. */
const SEED = 20_261_130

/**
 * The size of a test: small enough for every run, or the full one.
 *
 * @param usual in `npm test`
 * @param long in `npm run test:long`
 */
export const volume = <Size>(usual: Size, long: Size): Size =>
  IS_LONG ? long : usual

/**
 * Parameters of a fast-check property: the same cases each time in `npm test`,
 * new ones in `npm run test:long`.
 *
 * @param runs how many cases; choose them with `volume`
 */
export const propertyRuns = (
  runs: number,
): { readonly numRuns: number; readonly seed?: number } =>
  IS_LONG ? { numRuns: runs } : { numRuns: runs, seed: SEED }
