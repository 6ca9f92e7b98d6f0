import type { ContentType } from '@mittkanta/contracts'
import { Problem } from '@mittkanta/problems'
import { GATE_LIMITS, type GateLimits } from './gate-limits.ts'
import { intakeFolder } from './intake-folder.ts'
import { startParsingProcess, type ParsingProcess } from './parsing-process.ts'
import { refusal, type Verdict } from './verdict.ts'

/** A process is put away after so many contents, so that what it leaked is given back. */
const CONTENTS_PER_PROCESS = 500

/** Judges received contents in processes of their own. */
export interface Gate {
  /** Where contents lie until they are judged; for this service's account only. */
  readonly folder: string
  /**
   * Never throws for what a content is: what cannot be examined is refused.
   *
   * @param path a file in `folder`
   * @throws {Problem} `unavailable` when the gate closes meanwhile
   * @throws when no process can be started
   */
  examine: (path: string, type: ContentType) => Promise<Verdict>
  /** Starts the processes, so that the first content does not wait for them. */
  warm: () => void
  /** Ends the processes and removes the folder. */
  close: () => void
}

/**
 * The intake gate for contents. A content that makes its parser hang, crash or
 * swell is refused, and the next one gets a new process. A process starts when
 * it is needed.
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
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let isOpen = true
  const assertOpen = () => {
    if (!isOpen) throw new Problem('unavailable')
  }

  const running = () => (current ??= startParsingProcess(folder, limits))
  const renew = () => {
    current?.end()
    current = undefined
    return running()
  }

  const judge = async (path: string, type: ContentType): Promise<Verdict> => {
    assertOpen()
    const parser = running().asked >= CONTENTS_PER_PROCESS ? renew() : running()
    const answer = await parser.ask({ path, type })
    if (typeof answer === 'object') return answer

    assertOpen()
    renew()
    // A process that had read other contents may have died of those.
    const isToBlame = answer === 'too-slow' || parser.asked === 1
    return isToBlame ? refusal('content-unreadable') : judge(path, type)
  }

  return {
    waiting: () => waiting,
    warm: () => void running(),
    examine: async (path: string, type: ContentType): Promise<Verdict> => {
      waiting += 1
      const verdict = last.then(() => judge(path, type))
      last = verdict.catch(() => isOpen && renew())
      return verdict.finally(() => {
        waiting -= 1
      })
    },
    close: () => {
      isOpen = false
      current?.end()
    },
  }
}
