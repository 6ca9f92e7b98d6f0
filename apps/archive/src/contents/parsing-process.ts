import { fork } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { confinement, PROGRAM } from './confinement.ts'
import type { GateLimits } from './gate-limits.ts'
import { Answer, type Question } from './gate-message.ts'
import { costOf } from './process-cost.ts'
import type { Verdict } from './verdict.ts'

/** How often a working process is weighed, in milliseconds. */
const WEIGHING_MS = 25
/** A process that is not ready by then never will be, in milliseconds. */
const START_MS = 300_000

/** Signals by which others end a process; one that its content ends gets none of them. */
const OF_OTHERS: readonly unknown[] = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP']

/**
 * Why a process gave no verdict:
 *
 * - `too-costly`: the content took more processor time than any may
 * - `ended`: the process crashed or swelled, of this content or of one before it
 * - `interrupted`: it did not start, or was ended from outside
 * - `overdue`: patience ran out; the machine is to blame
 *
 * It has then ended, unless it is overdue before it is ready.
 */
export type Failing = 'too-costly' | 'ended' | 'interrupted' | 'overdue'

/** One process that parses contents, one at a time. */
export interface ParsingProcess {
  readonly state: 'starting' | 'ready' | 'ended'
  /** Contents that it was asked about. */
  readonly asked: number
  ask: (question: Question) => Promise<Verdict | Failing>
  end: () => void
}

/**
 * Starts a parsing process. It gets nothing of this process's environment,
 * which holds secrets.
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

  let state: ParsingProcess['state'] = 'starting'
  let asked = 0
  const end = () => {
    state = 'ended'
    child.kill('SIGKILL')
  }
  // The channel may break at any time; the process has then ended or is to end.
  child.on('error', end)

  const ready = new Promise<boolean>((resolve) => {
    const patience = setTimeout(end, START_MS).unref()
    const settle = (next: ParsingProcess['state']) => {
      clearTimeout(patience)
      if (state !== 'ended') state = next
      resolve(state === 'ready')
    }
    child.once('message', () => settle('ready'))
    child.once('exit', () => settle('ended'))
    // One that could not even be made does not exit.
    child.once('error', () => settle('ended'))
  })

  /** The verdict on one content, while the process is weighed. */
  async function verdictOn(question: Question): Promise<Verdict | Failing> {
    let failing: Failing | undefined
    const endFor = (why: Failing) => {
      failing ??= why
      end()
    }
    const before = await costOf(child.pid)
    const patience = setTimeout(() => endFor('overdue'), limits.patienceMs)
    const weighing = setInterval(() => {
      void costOf(child.pid).then(({ processorMs, memoryBytes }) => {
        if (processorMs - before.processorMs > limits.processorMs) {
          endFor('too-costly')
        } else if (memoryBytes > limits.memoryBytes) endFor('ended')
      })
    }, WEIGHING_MS)

    try {
      return await new Promise<Verdict | Failing>((resolve) => {
        const ended = () => {
          const ofOthers =
            child.exitCode === 0 || OF_OTHERS.includes(child.signalCode)
          resolve(failing ?? (ofOthers ? 'interrupted' : 'ended'))
        }
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
  }

  return {
    get state() {
      return state
    },
    get asked() {
      return asked
    },
    end,
    ask: async (question) => {
      const patience = delay(limits.patienceMs, 'overdue', { ref: false })
      const isReady =
        state === 'ready' || (await Promise.race([ready, patience]))
      if (isReady === 'overdue') return 'overdue'
      if (!isReady) return 'interrupted'
      asked += 1
      return verdictOn(question)
    },
  }
}
