import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import sparticuz from '@sparticuz/chromium'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/** Nothing but the page under test goes over the network. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the browser of the tests. @throws as `browserOptions` does */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await browserOptions())
}

/**
 * How to start the browser: the one that `CHROMIUM_PATH` names, an installed
 * one, or the one that the npm package `@sparticuz/chromium` ships.
 *
 * @throws when none of them is there; a suite that needs a browser then fails
 */
export async function browserOptions(): Promise<LaunchOptions> {
  const installed = [process.env.CHROMIUM_PATH ?? '', ...INSTALLED].find(
    (path) => path !== '' && existsSync(path),
  )
  if (installed !== undefined) {
    return { executablePath: installed, args: ARGUMENTS }
  }
  return shippedOptions()
}

/** Starts the browser that the npm package ships, also where another is installed. */
export async function launchShippedBrowser(): Promise<Browser> {
  return chromium.launch(await shippedOptions())
}

async function shippedOptions(): Promise<LaunchOptions> {
  const shipped = await sparticuz.executablePath()
  return {
    executablePath: shipped,
    args: ARGUMENTS,
    env: { ...process.env, ...librariesFor(shipped) },
  }
}

/** The package's own libraries, unpacked, where the system lacks some. */
function librariesFor(executable: string): Record<string, string> {
  const needs = execFileSync('ldd', [executable], { encoding: 'utf8' })
  if (!needs.includes('not found')) return {}

  const folder = join(tmpdir(), 'mittkanta-browser-libraries')
  if (!existsSync(folder)) {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
    const archive = join(dirname(entry), '..', '..', 'bin', 'al2023.tar.br')
    mkdirSync(folder, { recursive: true })
    execFileSync('tar', ['-x', '-C', folder], {
      input: brotliDecompressSync(readFileSync(archive)),
    })
  }
  return { LD_LIBRARY_PATH: join(folder, 'lib') }
}
