import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

it('docs/tests.md names only suites that exist', () => {
  const document = readFileSync(join(ROOT, 'docs/tests.md'), 'utf8')
  const named = [...document.matchAll(/`((?:\w+\/)[^`*]+)`/g)].map(
    ([, path = '']) => path,
  )
  expect(named.length).toBeGreaterThan(30)
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})
