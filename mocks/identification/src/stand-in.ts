/*
 * What the pages and the memory of every stand-in for a national service have
 * in common.
 */
import { join } from 'node:path'

export { ExpiringMap } from './expiring-map.ts'
export { html, type Html } from './pages/html.ts'
export {
  languageOf,
  LANGUAGE_NAMES,
  LANGUAGES,
  type Language,
} from './pages/texts.ts'
export { artificialIdentityCode } from './people.ts'
export { securityHeaders } from './security-headers.ts'

/** Directory of the style sheet of the stand-ins' pages, `style.css`. */
export const ASSETS = join(import.meta.dirname, '../assets')
