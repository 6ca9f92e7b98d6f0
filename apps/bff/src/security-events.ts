import type { Log, Metrics } from '@mittkanta/service-kit'

/** What an operator wants to be woken for, or to count. */
export type SecurityEventName =
  | 'signed-in'
  | 'signed-out'
  | 'sign-in-refused'
  | 'sign-in-cancelled'
  | 'logout-token-refused'
  | 'gate-two-dropped'
  | 'unknown-code-hidden'
  | 'provider-unavailable'
  | 'archive-answer-refused'
  | 'acting-refused'
  | 'registry-unavailable'
  | 'registry-answer-refused'
  | 'session-ended-elsewhere'
  /** A session cookie that no session was ever opened with. */
  | 'session-refused'
  /** A reference to a person that is not one of this session's. */
  | 'handle-refused'
  /** A request that another site could have made. */
  | 'admission-refused'
  | 'rate-limited'
  | 'proxy-not-trusted'
  | 'own-credential-refused'

export interface SecurityEvent {
  readonly event: SecurityEventName
  /** Stable id of the reason. */
  readonly rule: string
  /** `urn:uuid:` of the request. */
  readonly instance: string
  /** What was asked of another service: template of the route, our id, how it went. */
  readonly route?: string
  readonly requestId?: string
  readonly status?: number
  readonly milliseconds?: number
  /** A failure of our own behind it. */
  readonly error?: unknown
}

/** Reports an event once in the log and once in the metric of its name. */
export type SecurityEvents = (event: SecurityEvent) => void

const LEVELS: Readonly<Record<SecurityEventName, 'info' | 'warn' | 'error'>> = {
  'signed-in': 'info',
  'signed-out': 'info',
  'sign-in-refused': 'warn',
  'sign-in-cancelled': 'info',
  'logout-token-refused': 'warn',
  'gate-two-dropped': 'error',
  'unknown-code-hidden': 'error',
  'provider-unavailable': 'error',
  'archive-answer-refused': 'error',
  'acting-refused': 'warn',
  'registry-unavailable': 'error',
  'registry-answer-refused': 'error',
  'session-ended-elsewhere': 'info',
  'session-refused': 'warn',
  'handle-refused': 'warn',
  'admission-refused': 'warn',
  'rate-limited': 'warn',
  'proxy-not-trusted': 'warn',
  'own-credential-refused': 'error',
}

/** Makes the one place that reports security events. */
export function securityEvents(log: Log, metrics: Metrics): SecurityEvents {
  // The first time is an increase only of what was 0 before.
  Object.keys(LEVELS).forEach((event) => metrics.events.inc({ event }, 0))
  return ({ event, ...fields }) => {
    metrics.events.inc({ event })
    log[LEVELS[event]]({ event, ...fields }, 'Security event')
  }
}
