import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'

const ROOT = new URL('../../..', import.meta.url)

export interface ServiceOptions {
  readonly name: string
  /** Path of what is run, from the root of the repository. */
  readonly program: string
  readonly environment: Readonly<Record<string, string>>
  /** Answers when the service does. */
  readonly readyUrl: string
  /** Everything that it writes is appended to `<directory>/<name>.log`. */
  readonly directory: string
}

/** One service of the cluster in a separate process that can be disturbed. */
export class ServiceProcess {
  readonly name: string
  readonly logFile: string
  readonly #options: ServiceOptions
  #child: ChildProcess | undefined

  constructor(options: ServiceOptions) {
    this.#options = options
    this.name = options.name
    this.logFile = `${options.directory}/${options.name}.log`
  }

  get pid(): number | undefined {
    return this.#isRunning() ? this.#child?.pid : undefined
  }

  /** Runs the program; resolves at once. */
  launch(): void {
    const output = openSync(this.logFile, 'a')
    const { program, environment } = this.#options
    this.#child = spawn(
      process.execPath,
      ['--import', '@mittkanta/run-typescript', program],
      {
        cwd: ROOT,
        env: { ...process.env, ...environment },
        stdio: ['ignore', output, output],
      },
    )
    closeSync(output)
  }

  async isReady(): Promise<boolean> {
    const answer = await fetch(this.#options.readyUrl, {
      signal: AbortSignal.timeout(1_000),
    }).catch(() => undefined)
    await answer?.body?.cancel()
    return answer !== undefined && answer.status < 500
  }

  /** @throws when it does not answer in time */
  async untilReady(seconds = 60): Promise<void> {
    const until = performance.now() + seconds * 1000
    while (performance.now() < until) {
      if (await this.isReady()) return
      await delay(100)
    }
    throw new Error(`${this.name} did not become ready; see ${this.logFile}`)
  }

  signal(signal: NodeJS.Signals): void {
    if (this.#isRunning()) this.#child?.kill(signal)
  }

  /**
   * Waits for the end of a process that has been asked to end. @returns its
   * exit code
   */
  async ended(): Promise<number | null> {
    const child = this.#child
    if (child && this.#isRunning()) await once(child, 'exit')
    return child?.exitCode ?? null
  }

  /** Ends it as an operator does. @returns its exit code, null when it had to be killed */
  async terminate(): Promise<number | null> {
    this.signal('SIGCONT')
    this.signal('SIGTERM')
    return this.ended()
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.ended()
  }

  /** Resident memory in bytes; undefined when it is not running. */
  async memory(): Promise<number | undefined> {
    const { pid } = this
    if (pid === undefined) return undefined
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
  }

  #isRunning(): boolean {
    return this.#child?.exitCode === null && this.#child.signalCode === null
  }
}
