import type about from './fi/about.json'
import type acting from './fi/acting.json'
import type asking from './fi/asking.json'
import type common from './fi/common.json'
import type copy from './fi/copy.json'
import type disclosures from './fi/disclosures.json'
import type document from './fi/document.json'
import type frontPage from './fi/front-page.json'
import type kantaInformation from './fi/kanta-information.json'
import type permissions from './fi/permissions.json'
import type problems from './fi/problems.json'
import type prohibitions from './fi/prohibitions.json'
import type session from './fi/session.json'
import type task from './fi/task.json'
import type visits from './fi/visits.json'

/** The texts by feature: one file a feature and language, all of one shape. */
export interface Texts {
  about: typeof about
  acting: typeof acting
  asking: typeof asking
  common: typeof common
  copy: typeof copy
  disclosures: typeof disclosures
  document: typeof document
  frontPage: typeof frontPage
  kantaInformation: typeof kantaInformation
  permissions: typeof permissions
  problems: typeof problems
  prohibitions: typeof prohibitions
  session: typeof session
  task: typeof task
  visits: typeof visits
}

/** The name of one feature's texts. */
export type Namespace = keyof Texts

/** The file of a feature's texts in a language: `frontPage` is `front-page.json`. */
export const fileOf = (language: string, namespace: Namespace): string =>
  `./${language}/${namespace.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`
