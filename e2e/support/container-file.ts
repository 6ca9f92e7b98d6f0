import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { buildContext } from './build-context.ts'
import { DEPLOY, ROOT } from './places.ts'

const run = promisify(execFile)

/** One instruction of a Containerfile. */
interface Instruction {
  readonly word: string
  readonly rest: string
}

/** A stage: what it is called, what it begins with, and what it does. */
export interface Stage {
  readonly name: string
  readonly from: string
  readonly instructions: readonly Instruction[]
}

/** The stages of `deploy/Containerfile`, in order. */
export async function stages(): Promise<Stage[]> {
  const text = await readFile(join(DEPLOY, 'Containerfile'), 'utf8')
  const instructions = text
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, word = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
      return { word, rest }
    })
  const found: Stage[] = []
  for (const instruction of instructions) {
    if (instruction.word === 'FROM') {
      const [from = '', , name = ''] = instruction.rest.split(' ')
      found.push({ name, from, instructions: [] })
    } else if (found.length > 0 || instruction.word !== 'ARG') {
      const stage = found.pop()
      if (stage === undefined) throw new Error('No FROM')
      const { name, from } = stage
      found.push({
        name,
        from,
        instructions: [...stage.instructions, instruction],
      })
    }
  }
  return found
}

/** What a stage says by a word, in order. */
export const said = (stage: Stage | undefined, word: string): string[] =>
  (stage?.instructions ?? [])
    .filter((one) => one.word === word)
    .map(({ rest }) => rest)

/** The words of an instruction in the form of a JSON list. */
export const listed = (text: string): string[] =>
  z.array(z.string()).parse(JSON.parse(text))

/** Paths of the files that git knows, or would. */
export async function filesOfRepository(): Promise<string[]> {
  const { stdout } = await run(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: ROOT, maxBuffer: 50_000_000 },
  )
  return stdout.split('\0').filter(Boolean)
}

/** Copies what of the repository a build of an image sees. */
async function copyOfRepository(directory: string): Promise<void> {
  const isSeen = await buildContext()
  for (const path of (await filesOfRepository()).filter(isSeen)) {
    const target = join(directory, path)
    await mkdir(dirname(target), { recursive: true })
    await cp(join(ROOT, path), target).catch((error: unknown) => {
      // Deleted here and not yet in git.
      if (!(
        error instanceof Error &&
        'code' in error &&
        error.code === 'ENOENT'
      ))
        throw error
    })
  }
}

/**
 * Makes the tree of the last stage: runs the install line of the stage
 * `production` in a copy of the repository, and moves over what the last stage
 * copies. The pages are those that `npm run build` has written here.
 *
 * @returns directory of the tree, as `/app` of an image
 */
export async function imageTree(directory: string): Promise<string> {
  const all = await stages()
  const last = all.at(-1)
  const production = all.find(({ name }) => name === 'production')
  const from: Readonly<Record<string, string>> = {
    production: join(directory, 'production'),
    pages: ROOT,
  }
  await copyOfRepository(from.production ?? '')
  for (const line of said(production, 'RUN')) {
    await run('sh', ['-c', line], {
      cwd: from.production,
      maxBuffer: 50_000_000,
    })
  }
  const image = join(directory, 'app')
  await mkdir(image)
  for (const copied of said(last, 'COPY')) {
    const [, stage = '', source = '', target = ''] =
      /^--from=(\w+) \/app\/(\S+) (\S+)$/.exec(copied) ?? []
    const to = join(image, target === './' ? source : target)
    await mkdir(dirname(to), { recursive: true })
    const path = join(from[stage] ?? '', source)
    if (stage === 'production') await rename(path, to)
    else await cp(path, to, { recursive: true })
  }
  return image
}
