import type { Texts } from '../i18n/namespaces.ts'

/** An official term that the pages use and explain. */
export type Word = keyof Texts['words']['words']

/** The words in the order in which they build on each other. */
export const WORDS = [
  'archive',
  'serviceTask',
  'socialService',
  'controller',
  'professional',
  'clientRelation',
  'activeUse',
  'guardian',
  'rightToInformation',
  'mandate',
  'appointedTrustee',
  'nonDisclosure',
  'disclosure',
  'disclosurePermission',
  'prohibition',
  'socialOmbudsperson',
] as const satisfies readonly Word[]

/** Anchor of a word on the page that explains them all. */
export const anchorOf = (word: Word) => `word-${word}`
