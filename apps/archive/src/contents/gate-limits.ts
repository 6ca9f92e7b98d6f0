/** What the examination of one content may cost. */
export interface GateLimits {
  /** Most processor time for one content, in milliseconds; where the system tells. */
  readonly processorMs: number
  /** Longest time for one content, in milliseconds, however busy the machine is. */
  readonly patienceMs: number
  /** Most resident memory of a parsing process, in bytes. */
  readonly memoryBytes: number
  /** Contents that are examined at the same time, each in a process of its own. */
  readonly processes: number
}

export const GATE_LIMITS: GateLimits = {
  processorMs: 10_000,
  patienceMs: 60_000,
  memoryBytes: 512 * 1024 * 1024,
  processes: 2,
}
