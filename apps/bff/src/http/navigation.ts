import type { Request } from 'express'

/**
 * Whether the browser itself says that a user goes somewhere by our own page or
 * by hand, now and not perhaps later. Browsers that state no site say nothing.
 */
export const isGoneTo = ({ headers }: Request): boolean =>
  (headers['sec-fetch-site'] === 'same-origin' ||
    headers['sec-fetch-site'] === 'none') &&
  headers['sec-purpose'] === undefined &&
  headers.purpose === undefined
