import type about from './fi/about.json'
import type accessibility from './fi/accessibility.json'
import type acting from './fi/acting.json'
import type asking from './fi/asking.json'
import type common from './fi/common.json'
import type copy from './fi/copy.json'
import type coverage from './fi/coverage.json'
import type disclosures from './fi/disclosures.json'
import type document from './fi/document.json'
import type finding from './fi/finding.json'
import type frontPage from './fi/front-page.json'
import type kantaInformation from './fi/kanta-information.json'
import type permissions from './fi/permissions.json'
import type privacy from './fi/privacy.json'
import type problems from './fi/problems.json'
import type prohibitions from './fi/prohibitions.json'
import type safety from './fi/safety.json'
import type session from './fi/session.json'
import type sessions from './fi/sessions.json'
import type task from './fi/task.json'
import type visits from './fi/visits.json'
import type words from './fi/words.json'

/** The texts by feature: one file a feature and language, all of one shape. */
export interface Texts {
  about: typeof about
  accessibility: typeof accessibility
  acting: typeof acting
  asking: typeof asking
  common: typeof common
  copy: typeof copy
  coverage: typeof coverage
  disclosures: typeof disclosures
  document: typeof document
  finding: typeof finding
  frontPage: typeof frontPage
  kantaInformation: typeof kantaInformation
  permissions: typeof permissions
  privacy: typeof privacy
  problems: typeof problems
  prohibitions: typeof prohibitions
  safety: typeof safety
  session: typeof session
  sessions: typeof sessions
  task: typeof task
  visits: typeof visits
  words: typeof words
}

/** The name of one feature's texts. */
export type Namespace = keyof Texts

/** The file of a feature's texts in a language: `frontPage` is `front-page.json`. */
export const fileOf = (language: string, namespace: Namespace): string =>
  `./${language}/${namespace.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`
