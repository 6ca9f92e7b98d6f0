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

/** The contents of a document in the form that the scenario asks for, view format first. */
export async function render(
  paper: Paper,
  kind: Content['kind'],
): Promise<RenderedContent[]> {
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
