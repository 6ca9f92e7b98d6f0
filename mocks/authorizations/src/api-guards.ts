import { IdentityCode } from '@mittkanta/identity-code'
import type { Request, RequestHandler, Response } from 'express'
import { z } from 'zod'
import { CHECKSUM_HEADER, isSignedBy, type Signer } from './checksum.ts'
import type { Registry } from './registry.ts'
import type { Grant } from './sessions.ts'

const called = z.object({ requestId: z.uuid() })

/** Answers a refusal; it repeats nothing of the request. */
export function refuse(
  res: Response,
  status: 400 | 401 | 403,
  errorMessage: string,
): void {
  res.status(status).json({ errorMessage })
}

/** No identity code that a real person could have gets an answer. */
export function codeFrom(text: unknown): IdentityCode | undefined {
  const code = IdentityCode.parse(String(text))
  return code?.isArtificial ? code : undefined
}

/** The path is taken as it came over the wire, before anybody decoded it. */
export function signedWith(signer: Signer, status: 401 | 403): RequestHandler {
  return (req, res, next) => {
    const header = req.get(CHECKSUM_HEADER)
    // The machine's own clock: a signature is made now, whatever the day of a
    // demo.
    if (isSignedBy(signer, header, req.originalUrl, new Date())) next()
    else refuse(res, status, 'the checksum is not right')
  }
}

export const hasRequestId: RequestHandler = (req, res, next) => {
  if (called.safeParse(req.query).success) next()
  else refuse(res, 400, 'requestId is missing')
}

/** What the bearer token opens in the session of the path. */
export function grantOf(
  { sessions }: Registry,
  req: Request,
): Grant | undefined {
  const token = /^Bearer (\S+)$/i.exec(req.get('Authorization') ?? '')?.[1]
  return token === undefined
    ? undefined
    : sessions.grantOf(token, String(req.params.sessionId))
}

/** The same for the principal of the path; otherwise it has been refused. */
export function grantForPrincipal(
  registry: Registry,
  req: Request,
  res: Response,
): Grant | undefined {
  const grant = grantOf(registry, req)
  if (!grant) {
    refuse(res, 401, 'no such session')
    return undefined
  }
  if (codeFrom(req.params.principal)?.equals(grant.principal)) return grant
  refuse(res, 400, 'not the chosen principal')
  return undefined
}
