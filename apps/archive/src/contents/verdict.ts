import type { Failure } from '@mittkanta/problems'
import type { ClientNodes } from './client-nodes.ts'

/** What the intake gate says of a content. */
export type Verdict =
  | {
      readonly outcome: 'accepted'
      /** What is shown of an XHTML view format; absent for the other types. */
      readonly displayForm?: string
      /** The clients that a structured form names; absent for the other types. */
      readonly clientNodes?: ClientNodes
    }
  | {
      readonly outcome: 'refused'
      /** Every rule that was broken, at least one, each once. */
      readonly rules: readonly ContentRule[]
    }

/** Every rule by which a content can be refused, with its section. */
export const contentRules = {
  'content-empty': { section: '11.3.2', message: 'The content is empty' },
  'content-unreadable': {
    section: '9.12.3',
    message:
      'The content could not be examined within its limits of time and memory',
  },
  'text-not-utf-8': { section: '9.12.3', message: 'The text is not UTF-8' },
  'json-not-well-formed': {
    section: '10.1.2',
    message: 'The structured form is not JSON with one named document',
  },
  'json-name-repeated': {
    section: '10.1.2',
    message: 'The structured form has an object with the same name twice',
  },
  'json-too-many-clients': {
    section: '9.12.3',
    message: 'The structured form names more clients than a case can have',
  },
  'xhtml-not-well-formed': {
    section: '9.12.3',
    message: 'The view format is not well-formed XML 1.0 in UTF-8',
  },
  'xhtml-doctype': {
    section: '9.12.3',
    message: 'The view format has a document type declaration',
  },
  'xhtml-processing-instruction': {
    section: '9.12.3',
    message: 'The view format has a processing instruction',
  },
  'xhtml-too-complex': {
    section: '9.12.3',
    message: 'The view format is nested too deep or has too many attributes',
  },
  'xhtml-not-a-page': {
    section: '9.12.3',
    message:
      'The view format is not an html element with one body that holds all of its text',
  },
  'xhtml-element': {
    section: '9.12.3',
    message: 'The view format has an element that is not on the list',
  },
  'xhtml-attribute': {
    section: '9.12.3',
    message: 'The view format has an attribute that is not on the list',
  },
  'pdf-not-readable': {
    section: '9.12.3',
    message: 'The content is not one whole, readable PDF and nothing else',
  },
  'pdf-encrypted': { section: '9.12.3', message: 'The PDF is encrypted' },
  'pdf-not-archival': {
    section: '11.3.2',
    message: 'The PDF does not declare itself PDF/A',
  },
  'pdf-active-content': {
    section: '9.12.3',
    message: 'The PDF carries scripts, actions, forms or embedded files',
  },
} as const satisfies Record<string, { section: string; message: string }>

export type ContentRule = keyof typeof contentRules

/** A refusal by one or more rules; every rule is reported once. */
export function refusal(...rules: readonly ContentRule[]): Verdict {
  return { outcome: 'refused', rules: [...new Set(rules)] }
}

/** The rules as reported to the sender of the content. */
export function failuresOf(rules: readonly ContentRule[]): Failure[] {
  return rules.map((rule) => ({
    field: 'content',
    rule,
    ...contentRules[rule],
  }))
}
