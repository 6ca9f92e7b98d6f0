import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const ROOT = join(import.meta.dirname, '..', '..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

describe('the versions of Node', () => {
  const [, listed = ''] =
    /^ +node: \[(.*)\]$/m.exec(read('.github/workflows/test.yml')) ?? []
  const matrix = listed.split(', ').map((version) => version.replace(/'/g, ''))

  it('that are tested begin with the oldest that package.json allows', () => {
    const { engines } = z
      .object({ engines: z.object({ node: z.string() }) })
      .parse(JSON.parse(read('package.json')))
    expect(engines.node).toBe(`>=${matrix[0]}`)
  })

  it('that are tested include the one of the image, which .nvmrc names for development', () => {
    const images = [
      ...read('deploy/Containerfile').matchAll(/library\/node:(\d+)-/g),
    ].map(([, version]) => version)
    const [deployed] = images
    expect(new Set(images)).toEqual(new Set([deployed]))
    expect(matrix).toContain(deployed)
    expect(read('.nvmrc').trim()).toBe(deployed)
  })

  it('that are tested are those that the README promises', () => {
    for (const version of matrix) expect(read('README.md')).toContain(version)
  })
})
