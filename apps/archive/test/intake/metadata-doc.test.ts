import { readFile } from 'node:fs/promises'
import { format } from 'prettier'
import { expect, it } from 'vitest'
import { metadataDocument } from '../../scripts/metadata-document.ts'

it('docs/metadata.md is what the tables say', async () => {
  const present = await readFile(
    new URL('../../../../docs/metadata.md', import.meta.url),
    'utf8',
  )
  expect(present).toBe(
    await format(metadataDocument(), {
      parser: 'markdown',
      proseWrap: 'preserve',
    }),
  )
})
