import { spawn } from 'node:child_process'

/** One command of a longer run. */
export interface Step {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
}

/**
 * Runs one step, its output going through.
 *
 * @returns whether it ended well
 */
export async function runStep({ command, args }: Step): Promise<boolean> {
  const child = spawn(command, [...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}

const bin = (name: string, ...args: string[]) => ({
  command: process.execPath,
  args: [`node_modules/.bin/${name}`, ...args],
})

const script = (path: string, ...args: string[]) => ({
  command: process.execPath,
  args: ['--import', 'tsx', path, ...args],
})

/** What `npm run check` holds the code to, cheapest first. */
export const checks: readonly Step[] = [
  { name: 'format', ...bin('prettier', '--check', '.', '--log-level', 'warn') },
  { name: 'plain English', ...script('scripts/plain-english.ts') },
  {
    name: 'generated files are fresh',
    ...script('scripts/generate-all.ts', '--check'),
  },
  {
    name: 'dependency directions',
    ...bin(
      'depcruise',
      'apps',
      'packages',
      'mocks',
      'e2e',
      'bench',
      'scripts',
      '--config',
      '.dependency-cruiser.cjs',
    ),
  },
  { name: 'types', ...script('scripts/types.ts') },
  { name: 'lint', ...bin('eslint', '.', '--max-warnings', '0') },
  { name: 'unused code', ...bin('knip') },
  { name: 'size of the first page', ...script('scripts/size-budget.ts') },
]
