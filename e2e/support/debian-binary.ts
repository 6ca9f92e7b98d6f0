import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)

const CACHE = fileURLToPath(
  new URL('../../node_modules/.cache/mittkanta', import.meta.url),
)

/**
 * Path of a program: the installed one, or that of Debian's package, fetched
 * once and unpacked beside the packages of npm. Nothing is installed.
 *
 * @throws {Error} when it can be had in neither way; a test that needs it fails
 */
export async function debianBinary(name: string): Promise<string> {
  const installed = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
  ].map((directory) => join(directory, name))
  const directory = join(CACHE, name)
  const unpacked = ['usr/sbin', 'usr/bin'].map((part) =>
    join(directory, part, name),
  )
  const found = () => [...installed, ...unpacked].find(existsSync)

  if (found() === undefined) await fetchPackage(name, directory)
  const path = found()
  if (path === undefined) {
    throw new Error(`There is no ${name}: install it (apt-get install ${name})`)
  }
  return path
}

async function fetchPackage(name: string, directory: string): Promise<void> {
  await mkdir(join(directory, 'lists', 'partial'), { recursive: true })
  await mkdir(join(directory, 'archives', 'partial'), { recursive: true })
  // Separate package lists, so that it needs no rights and changes nothing.
  const own = [
    '-o',
    `Dir::State::lists=${join(directory, 'lists')}`,
    '-o',
    `Dir::Cache=${directory}`,
    '-o',
    'APT::Sandbox::User=',
  ]
  try {
    await run('apt-get', [...own, 'update'], { cwd: directory })
    await run('apt-get', [...own, 'download', name], { cwd: directory })
    const file = (await readdir(directory)).find((one) => one.endsWith('.deb'))
    await run('dpkg', ['-x', join(directory, file ?? ''), directory])
  } catch (error) {
    throw new Error(
      `There is no ${name}, and Debian's package could not be fetched: install it (apt-get install ${name})`,
      { cause: error },
    )
  }
}
