import { createHash } from 'node:crypto'
import { ContentHash, type ContentReference } from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'

const CONTENTS = {
  pdf: { type: 'application/pdf', text: '%PDF-1.7 of a few bytes' },
  xhtml: {
    type: 'application/xhtml+xml',
    text: '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Text</p></body></html>',
  },
  json: { type: 'application/json', text: '{}' },
} as const

const referenceTo = ({
  type,
  text,
}: (typeof CONTENTS)[keyof typeof CONTENTS]): ContentReference => ({
  type,
  hash: ContentHash.parse(createHash('sha256').update(text).digest('hex')),
})

/** What every document of a big archive has for contents: small ones, the same for all. */
export const sharedContents = {
  pdf: [referenceTo(CONTENTS.pdf)],
  xhtml: [referenceTo(CONTENTS.xhtml)],
  'xhtml+json': [referenceTo(CONTENTS.xhtml), referenceTo(CONTENTS.json)],
}

/** Puts them there, as if they had been uploaded. */
export async function putSharedContents(database: Queryable): Promise<void> {
  for (const content of Object.values(CONTENTS)) {
    const { hash, type } = referenceTo(content)
    const data = Buffer.from(content.text)
    const isView = type === 'application/xhtml+xml'
    await database.query({
      text: `INSERT INTO content (hash, type, bytes, uploaded_at, display_form)
             VALUES ($1, $2, $3, now(), $4) ON CONFLICT DO NOTHING`,
      values: [hash, type, data.length, isView ? '<p>Text</p>' : null],
    })
    await database.query({
      text: 'INSERT INTO content_chunk VALUES ($1, 0, $2) ON CONFLICT DO NOTHING',
      values: [hash, data],
    })
  }
}
