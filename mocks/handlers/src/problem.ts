import { HttpResponse } from 'msw'

/** Problems that the mocked bff answers with, as `@mittkanta/problems` words them. */
const problems = {
  'invalid-request': [400, 'The request is not valid'],
  'session-ended': [401, 'The session has ended'],
  'cross-site': [403, 'The request came from another site'],
  'not-acting': [403, 'The reader does not act for this person'],
  'person-not-served': [403, 'The portal does not serve this person now'],
  'not-found': [404, 'There is nothing here to show'],
  'will-changed': [409, 'The expression of will has changed meanwhile'],
  'will-refused': [422, 'The register of wills refused the change'],
  'registry-unavailable': [503, 'The authorisation registry did not answer'],
  unavailable: [503, 'A service we rely on did not answer'],
} as const

/** A problem document, as the bff answers it. */
export function problem(kind: keyof typeof problems) {
  const [status, title] = problems[kind]
  return HttpResponse.json(
    {
      type: `urn:mittkanta:problem:${kind}`,
      title,
      status,
      instance: 'urn:uuid:00000000-0000-4000-8000-000000000000',
    },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
}

/** Whether a request carries the header that another site cannot send. */
export function hasHeader(request: Request): boolean {
  return request.headers.get('X-MittKanta') === '1'
}
