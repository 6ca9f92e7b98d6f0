import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const named = z.record(z.string(), z.string()).default({})

const entry = z.object({
  name: z.string().optional(),
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  link: z.boolean().default(false),
  dependencies: named,
  optionalDependencies: named,
  peerDependencies: named,
})

const lockFile = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(z.string(), entry),
})

/** What package-lock.json says of every installed package, by its path. */
export type LockFile = z.infer<typeof lockFile>
export type LockEntry = z.infer<typeof entry>

/** @throws {z.ZodError} for a lock file of another version */
export function readLockFile(): LockFile {
  const path = join(import.meta.dirname, '../../package-lock.json')
  return lockFile.parse(JSON.parse(readFileSync(path, 'utf8')))
}
