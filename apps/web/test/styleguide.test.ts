import { join } from 'node:path'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'

/** Every source file that a build in a mode takes in. */
async function sourcesIn(mode: string): Promise<readonly string[]> {
  const taken: string[] = []
  await build({
    root: join(import.meta.dirname, '..'),
    mode,
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
    const sources = await sourcesIn('mock')

    expect(sources.some((path) => path.includes('/src/front-page/'))).toBe(true)
    expect(sources.filter((path) => path.includes('styleguide'))).toEqual([])
  })
})
