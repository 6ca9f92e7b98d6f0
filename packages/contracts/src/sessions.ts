import { z } from 'zod'
import { Instant } from './primitives.ts'

/** What a session was begun on, as far as the browser says. */
export const DeviceKind = z.enum(['phone', 'computer', 'unknown'])
export type DeviceKind = z.infer<typeof DeviceKind>

/** A session of the same person in another browser. */
export const OtherSession = z.strictObject({
  /** Names it towards its own person only. */
  sessionRef: z.uuid(),
  device: DeviceKind,
  startedAt: Instant,
  /** Up to half a minute late. */
  lastActiveAt: Instant,
})
export type OtherSession = z.infer<typeof OtherSession>

/** `GET /api/session/others`: where else the reader is signed in, the newest first. */
export const OtherSessions = z.strictObject({
  sessions: z.array(OtherSession),
})
export type OtherSessions = z.infer<typeof OtherSessions>

/** What `POST /api/session/end-others` is sent: one session, or null for all others. */
export const EndOtherSession = z.strictObject({
  sessionRef: z.uuid().nullable(),
})
