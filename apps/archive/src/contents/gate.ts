import type { ContentType } from '@mittkanta/contracts'
import { Problem } from '@mittkanta/problems'
import { GATE_LIMITS, type GateLimits } from './gate-limits.ts'
import { intakeFolder } from './intake-folder.ts'
import { startParsingProcess, type ParsingProcess } from './parsing-process.ts'
import { refusal, type Verdict } from './verdict.ts'

/** How often a content is asked about whose process was ended by others. */
const TRIES = 2
/** When a client system may come again that was turned away, in seconds. */
const RETRY_SECONDS = 10

/** Judges received contents in separate processes. */
export interface Gate {
  /** Where contents lie until they are judged; for this service's account only. */
  readonly folder: string
  /**
   * Never throws for what a content is: what cannot be examined is refused. Never
   * refuses for what the machine is: then it throws, and the content may come again.
   *
   * @param path a file in `folder`
   * @throws {Problem} `unavailable` when no process starts or survives, when
   *   the machine is too busy, or when the gate closes meanwhile
   */
  examine: (path: string, type: ContentType) => Promise<Verdict>
  /** Starts the processes, so that the first content does not wait for them. */
  warm: () => void
  /** Ends the processes and removes the folder. */
  close: () => void
}

/**
 * The intake gate for contents. A content that makes its parser work too long,
 * crash or swell is refused, and the next one gets a new process. A process
 * starts when it is needed.
 */
export function createGate(limits: GateLimits = GATE_LIMITS): Gate {
  const folder = intakeFolder()
  const lanes = Array.from({ length: limits.processes }, () =>
    lane(folder.path, limits),
  )

  return {
    folder: folder.path,
    examine: (path, type) => {
      const shortest = lanes.reduce((a, b) =>
        b.waiting() < a.waiting() ? b : a,
      )
      return shortest.examine(path, type)
    },
    warm: () => lanes.forEach(({ warm }) => warm()),
    close: () => {
      for (const { close } of lanes) close()
      folder.remove()
    },
  }
}

/** One process after the other, one content after the other. */
function lane(folder: string, limits: GateLimits) {
  let current: ParsingProcess | undefined
  let successor: ParsingProcess | undefined
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let isOpen = true
  const unavailable = () =>
    new Problem('unavailable', { retryAfterSeconds: RETRY_SECONDS })
  const start = () => startParsingProcess(folder, limits)

  /**
   * The process to ask. One that has read enough keeps working until its
   * successor is ready.
   */
  const running = (): ParsingProcess => {
    if (!isOpen) throw unavailable()
    if (successor?.state === 'ready') {
      current?.end()
      current = successor
      successor = undefined
    }
    if (current?.state !== 'starting' && current?.state !== 'ready') {
      current = start()
    }
    if (current.asked >= limits.contentsPerProcess) {
      if (successor?.state !== 'starting') successor = start()
    }
    return current
  }

  const judge = async (
    path: string,
    type: ContentType,
    tries = TRIES,
  ): Promise<Verdict> => {
    const parser = running()
    const answer = await parser.ask({ path, type })
    if (typeof answer === 'object') return answer

    // The next one is to find a process that runs.
    running()
    if (answer === 'overdue') throw unavailable()
    if (answer === 'interrupted') {
      if (tries > 1) return judge(path, type, tries - 1)
      throw unavailable()
    }
    // A process that had read other contents may have died of those.
    const isToBlame = answer === 'too-costly' || parser.asked === 1
    return isToBlame ? refusal('content-unreadable') : judge(path, type, tries)
  }

  return {
    waiting: () => waiting,
    warm: () => void running(),
    examine: async (path: string, type: ContentType): Promise<Verdict> => {
      waiting += 1
      const verdict = last.then(() => judge(path, type))
      last = verdict.catch(() => undefined)
      return verdict.finally(() => {
        waiting -= 1
      })
    },
    close: () => {
      isOpen = false
      current?.end()
      successor?.end()
    },
  }
}
