import type { Namespace } from '../i18n/namespaces.ts'
import type { Word } from './word.ts'

/**
 * The official terms that each page explains, by the namespace that it speaks.
 * `npm run texts` finds a term that is on a page without being explained.
 */
export const wordsOfPages = {
  acting: [
    'guardian',
    'rightToInformation',
    'mandate',
    'appointedTrustee',
    'nonDisclosure',
  ],
  asking: ['disclosure', 'socialOmbudsperson'],
  copy: ['serviceTask'],
  coverage: ['archive', 'serviceTask', 'clientRelation', 'professional'],
  disclosures: ['archive', 'disclosure', 'professional'],
  document: ['serviceTask', 'socialService', 'controller'],
  finding: ['serviceTask', 'socialService', 'controller'],
  frontPage: ['archive', 'serviceTask', 'clientRelation', 'guardian'],
  permissions: [
    'archive',
    'disclosure',
    'disclosurePermission',
    'prohibition',
    'serviceTask',
    'professional',
    'guardian',
    'mandate',
  ],
  privacy: ['controller', 'disclosurePermission', 'prohibition'],
  prohibitions: [
    'archive',
    'disclosure',
    'disclosurePermission',
    'prohibition',
    'serviceTask',
  ],
  task: ['serviceTask', 'socialService', 'controller'],
  visits: ['guardian', 'rightToInformation', 'mandate'],
} as const satisfies Partial<Record<Namespace, readonly Word[]>>

/** A page with words to explain. */
export type PageWithWords = keyof typeof wordsOfPages
