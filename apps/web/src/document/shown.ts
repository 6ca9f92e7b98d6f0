import type { DocumentPage } from '@mittkanta/contracts'

/** What is shown in place: a document's view format, or an attachment's. */
export interface Shown extends Pick<
  DocumentPage['attachments'][number],
  'ref' | 'name' | 'nameLanguage' | 'documentLanguage' | 'content'
> {
  /** Who is asked for it in another form. */
  readonly controllerName: string
  /** Level of the headings inside it: one below its own heading. */
  readonly level: 3 | 4
}
