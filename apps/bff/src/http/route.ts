import type { operations, PortalOperation } from '@mittkanta/contracts/portal'
import type { Handlers } from '@mittkanta/service-kit'
import type { Request } from 'express'

/** An operation that this installation serves. */
export type Route = PortalOperation & {
  readonly name: keyof typeof operations
}

/** The handlers of these operations; those of all when none are named. */
export type PortalHandlers<
  Names extends keyof typeof operations = keyof typeof operations,
> = Pick<Handlers<typeof operations>, Names>

/** A request for a person's record. */
export type RecordRequest = Request<{ subjectRef: string }>

/** A request for a document of a person's record. */
export type DocumentRequest = Request<{ subjectRef: string; ref: string }>
