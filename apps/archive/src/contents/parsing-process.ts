import { fork } from 'node:child_process'
import { confinement, PROGRAM } from './confinement.ts'
import type { GateLimits } from './gate-limits.ts'
import { Answer, type Question } from './gate-message.ts'
import { costOf } from './process-cost.ts'
import type { Verdict } from './verdict.ts'

/** How often a working process is weighed, in milliseconds. */
const WEIGHING_MS = 25
/** Longest time from the start of a process until it is ready, in milliseconds. */
const START_MS = 60_000

/** Why a process gave no verdict. It has then ended. */
export type Failing = 'too-slow' | 'ended'

/** One process that parses contents, one at a time. */
export interface ParsingProcess {
  /** Contents that it was asked about. */
  readonly asked: number
  /** @throws when the process does not start */
  ask: (question: Question) => Promise<Verdict | Failing>
  end: () => void
}

/**
 * Starts a parsing process. It is given nothing of this one's environment, in
 * which secrets stand.
 *
 * @param folder with the contents to be examined
 */
export function startParsingProcess(
  folder: string,
  limits: GateLimits,
): ParsingProcess {
  const child = fork(PROGRAM, [], {
    execArgv: confinement(folder, limits.memoryBytes),
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
  })
  // An idle gate keeps no service from ending.
  child.unref()
  child.channel?.unref()
  const end = () => void child.kill('SIGKILL')
  // The channel may break at any time; the process has then ended or is to end.
  child.on('error', end)

  const ready = new Promise<void>((resolve, reject) => {
    const patience = setTimeout(end, START_MS)
    child.once('message', () => {
      clearTimeout(patience)
      resolve()
    })
    child.once('exit', () => {
      clearTimeout(patience)
      reject(new Error('The parsing process did not start'))
    })
  })
  // Told to whoever asks; until then it is nobody's failure.
  ready.catch(() => undefined)

  let asked = 0
  return {
    get asked() {
      return asked
    },
    end,
    ask: async (question) => {
      await ready
      asked += 1
      let failing: Failing = 'ended'
      const tooSlow = () => {
        failing = 'too-slow'
        end()
      }
      const before = await costOf(child.pid)
      const patience = setTimeout(tooSlow, limits.patienceMs)
      const weighing = setInterval(() => {
        void costOf(child.pid).then(({ processorMs, memoryBytes }) => {
          if (processorMs - before.processorMs > limits.processorMs) tooSlow()
          else if (memoryBytes > limits.memoryBytes) end()
        })
      }, WEIGHING_MS)

      try {
        return await new Promise<Verdict | Failing>((resolve) => {
          const ended = () => resolve(failing)
          if (child.exitCode !== null || child.signalCode !== null) ended()
          child.once('exit', ended)
          child.once('message', (message) => {
            child.off('exit', ended)
            const answer = Answer.safeParse(message)
            if (answer.success) resolve(answer.data)
            else {
              end()
              resolve('ended')
            }
          })
          child.send(question, (error) => error && end())
        })
      } finally {
        clearTimeout(patience)
        clearInterval(weighing)
      }
    },
  }
}
