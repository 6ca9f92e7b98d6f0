import { Problem } from '@mittkanta/problems'
import type { Request } from 'express'
import { NOBODY, type Caller } from '../caller/caller.ts'
import type { CallerVerifier } from '../caller/caller-verifier.ts'
import type { ReportRefusal } from '../security-events.ts'

/**
 * Who reads the record that the route names. The subject of the route must be
 * the one that the bff has signed: anything else is not found, as what does not
 * exist, and is a security event.
 *
 * @throws {Problem} `caller-refused`, `not-found`
 */
export async function whoReads(
  req: Request<{ subject: string }>,
  verify: CallerVerifier,
  report: ReportRefusal,
): Promise<Caller> {
  const caller = await verify(req)
  if (
    caller.subjectId === NOBODY ||
    caller.subjectId !== req.params.subject.toLowerCase()
  ) {
    report('subject-mismatch', 'another-subject', req)
    throw new Problem('not-found')
  }
  return caller
}

/**
 * Lets only a token without a reader through: the one by which the bff asks who
 * has signed in, before there is a reader.
 *
 * @throws {Problem} `caller-refused`
 */
export async function nobodyReads(
  req: Request,
  verify: CallerVerifier,
  report: ReportRefusal,
): Promise<Caller> {
  const caller = await verify(req)
  if (caller.readerId !== NOBODY || caller.subjectId !== NOBODY) {
    report('caller-refused', 'not-for-a-lookup', req)
    throw new Problem('caller-refused')
  }
  return caller
}
