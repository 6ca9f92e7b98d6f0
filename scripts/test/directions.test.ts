import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const CONFIGURATION = '.dependency-cruiser.cjs'
const ARCHIVE = 'packages/contracts/src/archive/index.ts'
const PORTAL = 'packages/contracts/src/portal/index.ts'

let house: string
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'directions-'))
  copyFileSync(
    join(ROOT, 'tsconfig.base.json'),
    join(house, 'tsconfig.base.json'),
  )
  for (const path of [ARCHIVE, PORTAL]) write(path, 'export const a = 1\n')
})
afterEach(() => rmSync(house, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), text)
}

/** The check of directions on a file that imports another; what it prints and ends with. */
function cruised(path: string, imported: string) {
  write(path, `import { a } from '../../../${imported}'\nexport { a }\n`)
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      dirname(path),
      '--config',
      join(ROOT, CONFIGURATION),
    ],
    { cwd: house, encoding: 'utf8' },
  )
  return { isRefused: status !== 0, stdout }
}

describe('the check of directions', () => {
  it.each(['apps/web/src/page.ts', 'mocks/handlers/src/handlers.ts'])(
    'refuses %s the archive half of the contracts',
    (path) => {
      const { isRefused, stdout } = cruised(path, ARCHIVE)
      expect(isRefused).toBe(true)
      expect(stdout).toContain('web-has-the-portal-half-only')
    },
  )

  it('lets the pages have the portal half, and the bff both', () => {
    const refusals = [
      cruised('apps/web/src/page.ts', PORTAL),
      ...[PORTAL, ARCHIVE].map((half) =>
        cruised('apps/bff/src/server.ts', half),
      ),
    ]
    // The import by path is refused by another rule.
    for (const { stdout } of refusals) {
      expect(stdout).toContain('1 dependencies cruised')
      expect(stdout).not.toContain('web-has-the-portal-half-only')
    }
  })
})
