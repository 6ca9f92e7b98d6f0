import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ContentType } from '@mittkanta/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { examine } from '../../src/contents/examine.ts'
import { contentRules } from '../../src/contents/verdict.ts'
import { acceptedPdfs } from './accepted-pdfs.ts'
import { decisionPage } from './pages.ts'
import { refusedExamples } from './refused-examples.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mittkanta-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

const examined = async (bytes: Uint8Array, type: ContentType) => {
  const path = join(folder, 'content')
  await writeFile(path, bytes)
  return examine(path, type)
}

describe('the rules', () => {
  it.each(Object.keys(contentRules))('%s has a refused example', (rule) => {
    expect(Object.entries(refusedExamples)).toContainEqual([
      rule,
      expect.arrayContaining([expect.anything()]),
    ])
  })
})

// Contents that swell or hang are examined in gate.test.ts, in a separate
// process.
const examples = Object.entries(refusedExamples).filter(
  ([rule]) => rule !== 'content-unreadable',
)

describe.each(examples)('%s', (rule, refused) => {
  it.each(refused.map((example) => [example.what, example] as const))(
    'refuses %s',
    async (_what, { bytes, type }) => {
      expect(await examined(bytes(), type)).toEqual({
        outcome: 'refused',
        rules: [rule],
      })
    },
  )
})

describe('a PDF', () => {
  it.each(Object.entries(acceptedPdfs))(
    'is accepted with %s',
    async (_what, bytes) => {
      expect(await examined(await bytes(), 'application/pdf')).toEqual({
        outcome: 'accepted',
      })
    },
  )

  it('is refused by every rule that it breaks', async () => {
    const { buildPdf, XMP } = await import('./build-pdf.ts')
    const bytes = buildPdf({ xmp: XMP.silent, catalog: '/AA << >>' })
    expect(await examined(bytes, 'application/pdf')).toEqual({
      outcome: 'refused',
      rules: ['pdf-active-content', 'pdf-not-archival'],
    })
  })
})

describe('a structured form', () => {
  it('is accepted as one named document', async () => {
    const bytes = Buffer.from('{"paatos":{"sisalto":[{"teksti":"å:\\":{"}]}}')
    expect(await examined(bytes, 'application/json')).toEqual({
      outcome: 'accepted',
      clientNodes: { pointer: '/paatos/asiakas', clients: [], mentions: [] },
    })
  })

  it('is refused when it is declared a view format', async () => {
    const bytes = Buffer.from('{"paatos":{}}')
    expect(await examined(bytes, 'application/xhtml+xml')).toMatchObject({
      outcome: 'refused',
    })
  })
})

describe('a view format', () => {
  it('is refused when it is declared a PDF', async () => {
    expect(
      await examined(Buffer.from(decisionPage()), 'application/pdf'),
    ).toEqual({ outcome: 'refused', rules: ['pdf-not-readable'] })
  })
})
