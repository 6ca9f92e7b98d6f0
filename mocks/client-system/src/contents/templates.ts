import type { ContentLanguage } from '../schema/primitives.ts'
import { finnishTemplates } from './templates-fi.ts'
import { swedishTemplates } from './templates-sv.ts'

/** The kinds of documents that have their own template text. */
export const TEMPLATE_KINDS = [
  'application',
  'assessment',
  'decision',
  'plan',
  'journal-entry',
  'statement',
  'notification',
  'hearing-document',
  'agreement',
  'payment-commitment',
  'protocol',
  'received',
  'attachment',
] as const
export type TemplateKind = (typeof TEMPLATE_KINDS)[number]

/** A heading with standing paragraphs; `{name}` is filled in. */
export interface StandingSection {
  readonly heading: string
  readonly paragraphs: readonly string[]
}

/** Text before and after the body of a document. */
export interface Template {
  readonly before: readonly StandingSection[]
  /** Heading over the document's own text. */
  readonly main: string
  readonly after: readonly StandingSection[]
}

/** Words of the layout. */
export interface Words {
  readonly client: string
  readonly clients: string
  readonly drawnUp: string
  readonly drawnUpBy: string
  readonly service: string
  readonly attachmentTo: string
  readonly demo: string
  readonly page: string
  readonly and: string
  readonly noService: string
}

export interface LanguageTemplates {
  readonly words: Words
  readonly kinds: Readonly<Record<TemplateKind, Template>>
}

export const templates: Readonly<Record<ContentLanguage, LanguageTemplates>> = {
  sv: swedishTemplates,
  fi: finnishTemplates,
}
