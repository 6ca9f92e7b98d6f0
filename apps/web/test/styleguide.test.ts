import { join } from 'node:path'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'

/** Every source file that a build takes in. */
async function sourcesOfBuild(): Promise<readonly string[]> {
  const taken: string[] = []
  await build({
    root: join(import.meta.dirname, '..'),
    mode: 'production',
    logLevel: 'silent',
    build: { write: false, reportCompressedSize: false },
    plugins: [
      {
        name: 'taken',
        generateBundle(_, bundle) {
          for (const chunk of Object.values(bundle))
            if (chunk.type === 'chunk') taken.push(...chunk.moduleIds)
        },
      },
    ],
  })
  return taken
}

describe('styleguide', () => {
  it('is not in what is built', async () => {
    const sources = await sourcesOfBuild()

    expect(sources.some((path) => path.includes('/src/front-page/'))).toBe(true)
    expect(sources.filter((path) => path.includes('styleguide'))).toEqual([])
  }, 180_000)
})
