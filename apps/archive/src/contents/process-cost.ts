import { readFile } from 'node:fs/promises'

/**
 * What a process has cost so far; nothing where the system does not report it.
 */
export interface ProcessCost {
  /** Processor time, in milliseconds. */
  readonly processorMs: number
  /** Resident memory now, in bytes. */
  readonly memoryBytes: number
}

/** A tick of Linux's process accounting, the same on every machine. */
const TICK_MS = 10

/** Reads the cost of a process from Linux's /proc. */
export async function costOf(pid: number | undefined): Promise<ProcessCost> {
  const [stat, status] = await Promise.all(
    ['stat', 'status'].map((name) =>
      readFile(`/proc/${pid ?? 0}/${name}`, 'utf8').catch(() => ''),
    ),
  )
  // The fields after the program's name, which may itself hold blanks.
  const fields = (stat ?? '').replace(/^.*\) /s, '').split(' ')
  const ticks = Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  const kilobytes = Number(/^VmRSS:\s+(\d+) kB$/m.exec(status ?? '')?.[1] ?? 0)
  return { processorMs: ticks * TICK_MS, memoryBytes: kilobytes * 1024 }
}
