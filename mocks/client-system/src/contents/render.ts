import type { ContentType } from '@mittkanta/contracts'
import type { Content } from '../schema/documents.ts'
import { jsonOf } from './json.ts'
import type { Paper } from './paper.ts'
import { pdfOf } from './pdf.ts'
import { xhtmlOf } from './xhtml.ts'

export interface RenderedContent {
  readonly type: ContentType
  readonly bytes: Buffer
}

/** Makes the contents of a document in the form that the scenario asks for, view format first. */
export type Render = (
  paper: Paper,
  kind: Content['kind'],
) => Promise<RenderedContent[]>

export const render: Render = async (paper, kind) => {
  switch (kind) {
    case 'pdf':
      return [{ type: 'application/pdf', bytes: await pdfOf(paper) }]
    case 'xhtml':
      return [xhtml(paper)]
    case 'xhtml+json':
      return [xhtml(paper), { type: 'application/json', bytes: jsonOf(paper) }]
  }
}

const xhtml = (paper: Paper): RenderedContent => ({
  type: 'application/xhtml+xml',
  bytes: xhtmlOf(paper),
})
