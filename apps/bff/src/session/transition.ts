/**
 * SQL condition: instances of the previous release may still be running, so the
 * columns that they read are filled as well.
 *
 * @param now the parameter that holds the current time, such as `$1`
 */
export const inTransition = (now: string): string =>
  `EXISTS (SELECT 1 FROM bff_transition WHERE ends_at > ${now}::timestamptz)`
