import type { Language } from '@mittkanta/contracts'

/*
 * What the accessibility statement says beside its texts (namespace
 * `accessibility`). Review it at least once a year and with every larger change
 * (act 306/2019, section 9).
 */

/** The requirements that the service is assessed by. */
export const STANDARD = 'WCAG 2.2'

export const ASSESSED_ON = '2026-11-25'
export const PREPARED_ON = '2026-11-25'

/** Feedback is answered within so many days. */
export const ANSWER_DAYS = 14

/** What is known not to be accessible, gravest first; each has a text. */
export const GAPS = [
  'structure',
  'scanned',
  'reflow',
  'frame',
  'language',
] as const

/** What was checked, and how; each has a text. */
export const CHECKED = ['automatic', 'keyboard', 'tree', 'narrow'] as const

/** What was not checked, so that no reader relies on it; each has a text. */
export const NOT_CHECKED = ['people', 'browsers', 'documents'] as const

/** Traficom supervises digital accessibility since 1 January 2025. */
export const AUTHORITY = {
  telephone: '029 534 5000',
  web: {
    sv: 'www.tillganglighetskrav.fi',
    fi: 'www.saavutettavuusvaatimukset.fi',
    en: 'www.webaccessibility.fi',
  },
} as const satisfies {
  telephone: string
  web: Record<Language, string>
}
