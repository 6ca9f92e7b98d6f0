import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { GATE_LIMITS, type GateLimits } from '../../src/contents/gate-limits.ts'
import { createGate, type Gate } from '../../src/contents/gate.ts'
import { buildPdf } from './build-pdf.ts'
import { decisionPage } from './pages.ts'
import { refusedExamples } from './refused-examples.ts'

const UNREADABLE = { outcome: 'refused', rules: ['content-unreadable'] }
const ACCEPTED = { outcome: 'accepted' }
const UNAVAILABLE = { kind: 'unavailable' }

let gate: Gate | undefined
afterEach(() => gate?.close())

const opened = (limits: Partial<GateLimits> = {}): Gate => {
  gate = createGate({ ...GATE_LIMITS, processes: 1, ...limits })
  return gate
}

const kept = (at: Gate, bytes: Uint8Array): string => {
  const path = join(at.folder, `content-${bytes.length}`)
  writeFileSync(path, bytes)
  return path
}

const told = (path: string): string => {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}

/** Ids of the parsing processes of this one. */
const parsing = (): string[] =>
  readdirSync('/proc').filter(
    (pid) =>
      told(`/proc/${pid}/cmdline`).includes('gate-process.ts') &&
      told(`/proc/${pid}/status`).includes(`\nPPid:\t${process.pid}\n`),
  )

/** Ends them from outside. @param except one that is left */
const endAll = (except?: string) => {
  for (const pid of parsing()) {
    if (pid !== except) process.kill(Number(pid), 'SIGKILL')
  }
}

const examineDecision = (at: Gate) =>
  at.examine(kept(at, buildPdf()), 'application/pdf')

/** Many pages: more work than any content is given in these tests. */
const endless = () =>
  buildPdf({
    objects: [
      `<< /Type /Pages /Count 400000 /Kids [${'3 0 R '.repeat(400_000)}] >>`,
    ],
    pages: '6 0 R',
  })

describe('the gate', { timeout: 120_000 }, () => {
  it('gives the display form of a view format', async () => {
    const at = opened()
    const path = kept(at, Buffer.from(decisionPage()))
    const verdict = await at.examine(path, 'application/xhtml+xml')
    expect(verdict).toMatchObject({
      displayForm: expect.stringContaining('<h1>') as unknown,
    })
  })

  it('refuses what takes too much processor time, and reads the next', async () => {
    const at = opened({ processorMs: 1000 })
    expect(await examineDecision(at)).toEqual(ACCEPTED)
    const path = kept(at, endless())
    expect(await at.examine(path, 'application/pdf')).toEqual(UNREADABLE)
    expect(await examineDecision(at)).toEqual(ACCEPTED)
  })

  it('refuses no content for a process that is long in starting, and reads it later', async () => {
    const at = opened({ patienceMs: 1 })
    const verdict = examineDecision(at)
    await expect(verdict).rejects.toMatchObject(UNAVAILABLE)
    const pids = parsing()
    expect(pids).toHaveLength(1)
    await expect(examineDecision(at)).rejects.toMatchObject(UNAVAILABLE)
    // It keeps starting processes: the next content does not wait for a start.
    expect(parsing()).toEqual(pids)
  })

  it('refuses no content for the time that the machine is busy', async () => {
    const at = opened({ patienceMs: 2000, processorMs: 600_000 })
    await expect
      .poll(() => examineDecision(at).catch(() => 'starting'), {
        timeout: 60_000,
      })
      .toEqual(ACCEPTED)
    const path = kept(at, endless())
    const verdict = at.examine(path, 'application/pdf')
    await expect(verdict).rejects.toMatchObject(UNAVAILABLE)
  })

  it('starts another when one is ended before it is ready', async () => {
    const at = opened()
    const verdict = examineDecision(at)
    await expect.poll(parsing).toHaveLength(1)
    endAll()
    expect(await verdict).toEqual(ACCEPTED)
  })

  it('starts another when one was ended that had read nothing', async () => {
    const at = opened()
    at.warm()
    await expect.poll(parsing).toHaveLength(1)
    endAll()
    await expect.poll(parsing).toEqual([])
    expect(await examineDecision(at)).toEqual(ACCEPTED)
  })

  it('is unavailable, and refuses nothing, while every process is ended from outside', async () => {
    const at = opened()
    const ending = setInterval(endAll, 20)
    await expect(examineDecision(at)).rejects.toMatchObject(UNAVAILABLE)
    clearInterval(ending)
    await expect
      .poll(() => examineDecision(at).catch(() => 'starting'), {
        timeout: 60_000,
      })
      .toEqual(ACCEPTED)
  })

  it('changes the process after some contents, without a content that waits for it', async () => {
    const at = opened({ contentsPerProcess: 3 })
    expect(await examineDecision(at)).toEqual(ACCEPTED)
    const [first] = parsing()
    await expect
      .poll(
        async () => {
          expect(await examineDecision(at)).toEqual(ACCEPTED)
          return parsing().includes(first ?? '')
        },
        { timeout: 60_000 },
      )
      .toBe(false)
  })

  it('keeps a process that has read enough while none can follow it', async () => {
    const at = opened({ contentsPerProcess: 1 })
    await examineDecision(at)
    const [first] = parsing()
    const ending = setInterval(() => endAll(first), 5)
    for (let n = 0; n < 5; n += 1) {
      expect(await examineDecision(at)).toEqual(ACCEPTED)
      expect(parsing()).toContain(first)
    }
    clearInterval(ending)
  })

  it.each(
    refusedExamples['content-unreadable'].map(
      (example) => [example.what, example] as const,
    ),
  )('refuses %s, and reads the next', async (_what, { bytes, type }) => {
    const at = opened({ memoryBytes: 400 * 2 ** 20 })
    const path = kept(at, bytes())
    expect(await at.examine(path, type)).toEqual(UNREADABLE)
    expect(await examineDecision(at)).toEqual(ACCEPTED)
  })

  it('blames no content for the end of a process that had read others', async () => {
    const at = opened()
    await examineDecision(at)
    endAll()
    expect(await examineDecision(at)).toEqual(ACCEPTED)
  })

  it('reads the next while one makes a process busy', async () => {
    const at = opened({ processes: 2, processorMs: 3000 })
    const order: string[] = []
    await Promise.all([
      at
        .examine(kept(at, endless()), 'application/pdf')
        .then(() => order.push('endless')),
      examineDecision(at).then(() => order.push('decision')),
    ])
    expect(order).toEqual(['decision', 'endless'])
  })

  it('gives the parsing process nothing of the environment', async () => {
    process.env.GATE_TEST_SECRET = 'secret'
    const at = opened()
    await examineDecision(at)
    delete process.env.GATE_TEST_SECRET
    const [pid] = parsing()
    const environment = told(`/proc/${pid ?? 0}/environ`)
    expect(environment).not.toContain('secret')
    expect(
      environment
        .split('\0')
        .filter((entry) => entry !== '' && !entry.startsWith('NODE_CHANNEL')),
    ).toEqual([])
  })

  it('leaves no process and no file when it closes', async () => {
    const at = opened()
    await examineDecision(at)
    at.close()
    await expect.poll(parsing).toEqual([])
    expect(existsSync(at.folder)).toBe(false)
  })

  it('lets no caller wait for ever when it closes', async () => {
    const at = opened()
    const verdict = at.examine(kept(at, endless()), 'application/pdf')
    await new Promise((resolve) => setTimeout(resolve, 500))
    at.close()
    await expect(verdict).rejects.toThrow()
  })

  it('removes what a killed service left behind, and nothing else', () => {
    const left = join(tmpdir(), 'mittkanta-intake-4194304-left')
    const ours = join(tmpdir(), `mittkanta-intake-${process.ppid}-running`)
    mkdirSync(left, { recursive: true })
    mkdirSync(ours, { recursive: true })
    writeFileSync(join(left, 'content'), 'x')
    opened()
    expect(existsSync(left)).toBe(false)
    expect(existsSync(ours)).toBe(true)
    rmSync(ours, { recursive: true })
  })
})
