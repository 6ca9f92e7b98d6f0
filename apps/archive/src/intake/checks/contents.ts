import { at, readyClientDocument, type Check } from './check.ts'
import { bringsContents } from './structures.ts'

/** Contents of client documents (11.3.2). */
export const contentChecks: readonly Check[] = [
  {
    id: 'one-view-format',
    says: 'A document has one view format, PDF or XHTML.',
    section: '11.3.2',
    applies: readyClientDocument,
    findings: ({ document: { contents = [] } }) =>
      at(
        'contents',
        contents.length > 0 &&
          contents.filter(({ type }) => type !== 'application/json').length !==
            1,
      ),
  },
  {
    id: 'json-beside-xhtml',
    says: 'Structured content is given once, and its view format is XHTML.',
    section: '11.3.2',
    applies: readyClientDocument,
    findings: ({ document: { contents = [] } }) => {
      const types = contents.map(({ type }) => type)
      const structured = types.filter((type) => type === 'application/json')
      return at(
        'contents',
        structured.length > 1 ||
          (structured.length === 1 && types.includes('application/pdf')),
      )
    },
  },
  {
    id: 'content-uploaded',
    says: 'Contents are uploaded, as the type that they are and by a client system of the same register, before the document is delivered.',
    section: '9.12.3',
    applies: readyClientDocument,
    findings: (subject) => {
      const { document, view } = subject
      return (document.contents ?? []).flatMap(({ hash, type }, index) => {
        const known = view.content(hash, type)
        const isExamined =
          type !== 'application/json' || known?.clientNodes !== undefined
        return at(
          `contents[${index}].hash`,
          known === undefined || (bringsContents(subject) && !isExamined),
        )
      })
    },
  },
]
