import type { RequestHandler } from 'express'

/**
 * Nothing runs and nothing loads but our own files. The provider adds the hash
 * of the one script that it writes itself.
 *
 * @param formTargets origins that a form may lead to, besides our own
 */
export function securityHeaders(
  formTargets: readonly string[],
): RequestHandler {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    'img-src data:',
    `form-action 'self' ${formTargets.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
  return (_req, res, next) => {
    res.setHeader('Content-Security-Policy', policy)
    res.setHeader('X-Content-Type-Options', 'nosniff')
    res.setHeader('Referrer-Policy', 'no-referrer')
    next()
  }
}
