import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from './places.ts'

/** One line of `.dockerignore`. */
interface Rule {
  readonly isException: boolean
  readonly pattern: RegExp
}

/** `**` stands for any directories, `*` and `?` for characters of one name. */
function patternOf(line: string): RegExp {
  const source = line
    .split('/')
    .map((part) =>
      part === '**'
        ? '(?:.*/)?'
        : part
            .replace(/[.+^${}()|[\]\\]/g, '\\$&')
            .replaceAll('*', '[^/]*')
            .replaceAll('?', '[^/]') + '/',
    )
    .join('')
    .replace(/\/$/, '')
  return new RegExp(`^${source}$`)
}

/**
 * Whether a build of an image sees a file, by the rules of `.dockerignore`: the
 * last line that fits the file or one of its directories decides.
 *
 * @see https://docs.docker.com/build/concepts/context/#dockerignore-files
 * @returns a function of a path from the root of the repository
 */
export async function buildContext(): Promise<(path: string) => boolean> {
  const text = await readFile(join(ROOT, '.dockerignore'), 'utf8')
  const rules: readonly Rule[] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({
      isException: line.startsWith('!'),
      pattern: patternOf(line.replace(/^!/, '')),
    }))
  return (path) => {
    const parts = path.split('/')
    const prefixes = parts.map((_, at) => parts.slice(0, at + 1).join('/'))
    const last = rules.findLast(({ pattern }) =>
      prefixes.some((prefix) => pattern.test(prefix)),
    )
    return last?.isException ?? true
  }
}
