import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { runStep } from './steps.ts'

/*
 * Type-checks every workspace. Workspaces whose configurations have the same
 * compiler options are checked as one program, because they import each other's
 * sources. Programs are incremental: a second run checks what has changed.
 */

const ROOT = join(import.meta.dirname, '..')
const CACHE = join(ROOT, '.cache', 'types')

interface Configuration {
  readonly compilerOptions?: object
  readonly include: readonly string[]
}

const workspaces = [
  ...['packages', 'apps', 'mocks'].flatMap((folder) =>
    readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)),
  ),
  ...['e2e', 'bench', 'scripts'].map((name) => join(ROOT, name)),
]
  .map((folder) => join(folder, 'tsconfig.json'))
  .filter((path) => existsSync(path))

/** The files of each program, by the compiler options that they share. */
const programs = new Map<string, string[]>()
for (const path of workspaces) {
  const { compilerOptions = {}, include } = JSON.parse(
    readFileSync(path, 'utf8'),
  ) as Configuration
  const options = JSON.stringify(compilerOptions)
  const files = include.map((pattern) => join(dirname(path), pattern))
  programs.set(options, [...(programs.get(options) ?? []), ...files])
}

mkdirSync(CACHE, { recursive: true })
const results = await Promise.all(
  [...programs].map(async ([options, include]) => {
    const name = createHash('sha256').update(options).digest('hex').slice(0, 12)
    const path = join(CACHE, `${name}.json`)
    writeFileSync(
      path,
      JSON.stringify({
        extends: join(ROOT, 'tsconfig.base.json'),
        compilerOptions: {
          ...(JSON.parse(options) as object),
          incremental: true,
          tsBuildInfoFile: join(CACHE, `${name}.tsbuildinfo`),
        },
        include,
        exclude: ['node_modules', 'dist', 'out', '.stryker-tmp'].map((folder) =>
          join(ROOT, '**', folder),
        ),
      }),
    )
    return runStep({
      name: path,
      command: process.execPath,
      args: ['node_modules/.bin/tsc', '-p', path],
    })
  }),
)
process.exitCode = results.every(Boolean) ? 0 : 1
