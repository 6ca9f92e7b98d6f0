/** What the examination of one content may cost. */
export interface GateLimits {
  /**
   * Limit of processor time for one content, in milliseconds; where the system
   * reports it. This is what refuses a content that makes its parser work
   * without end.
   */
  readonly processorMs: number
  /**
   * Longest wait for a verdict, and before it for a process that is starting, in
   * milliseconds. Says how busy the machine is, so it refuses no content.
   */
  readonly patienceMs: number
  /** Most resident memory of a parsing process, in bytes. */
  readonly memoryBytes: number
  /**
   * Contents that are examined at the same time, each in a separate process.
   */
  readonly processes: number
  /** A process is put away after so many contents, so that what it leaked is given back. */
  readonly contentsPerProcess: number
}

export const GATE_LIMITS: GateLimits = {
  processorMs: 10_000,
  patienceMs: 60_000,
  memoryBytes: 512 * 1024 * 1024,
  processes: 2,
  contentsPerProcess: 500,
}
