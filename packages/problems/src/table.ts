/**
 * Every failure that is reported to callers (RFC 9457). Titles are English, for
 * engineers, and carry no personal data; the pages translate `type`. Hidden and
 * missing are one kind, so that their answers are the same bytes.
 */
export const problems = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'session-ended': { status: 401, title: 'The session has ended' },
  'caller-refused': { status: 401, title: 'The caller is not accepted' },
  'sign-in-refused': { status: 403, title: 'The sign-in was refused' },
  'cross-site': { status: 403, title: 'The request came from another site' },
  'not-acting': {
    status: 403,
    title: 'The reader does not act for this person',
  },
  'person-not-served': {
    status: 403,
    title: 'The portal does not serve this person now',
  },
  'not-your-register': {
    status: 403,
    title: 'The document belongs to another register',
  },
  'not-found': { status: 404, title: 'There is nothing here to show' },
  'method-not-allowed': {
    status: 405,
    title: 'The method is not allowed here',
  },
  conflict: {
    status: 409,
    title: 'The same identifier is stored with other content',
  },
  'will-changed': {
    status: 409,
    title: 'The expression of will has changed meanwhile',
  },
  'will-refused': {
    status: 422,
    title: 'The register of wills refused the change',
  },
  'too-large': { status: 413, title: 'The content is too large' },
  'unsupported-content': {
    status: 415,
    title: 'The content type is not accepted here',
  },
  'intake-refused': { status: 422, title: 'The archive refused the delivery' },
  'content-refused': { status: 422, title: 'The content was refused' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unexpected: { status: 500, title: 'Something went wrong' },
  'registry-unavailable': {
    status: 503,
    title: 'The authorisation registry did not answer',
  },
  unavailable: { status: 503, title: 'A service we rely on did not answer' },
} as const

export type ProblemKind = keyof typeof problems

/** The problem type URI of a kind, as in the field `type`. */
export function problemType(kind: ProblemKind): string {
  return `urn:mittkanta:problem:${kind}`
}
