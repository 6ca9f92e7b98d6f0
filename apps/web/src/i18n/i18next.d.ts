import 'i18next'
import type { texts } from './fi/index.ts'
import type { texts as moreTexts } from './fi/more.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof texts & typeof moreTexts
  }
}
