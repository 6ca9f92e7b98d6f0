import '../styles/wills.css'
import '../styles/styleguide.css'
import {
  languages,
  offered,
  type PageLanguageTag,
} from '@mittkanta/page-language'
import type { Namespace } from '../i18n/namespaces.ts'
import { loadTexts } from '../i18n/texts.ts'
import { LanguageContext } from '../i18n/use-texts.ts'
import { Page } from '../ui/Page.tsx'
import { Explanations } from './Explanations.tsx'
import { Finding } from './Finding.tsx'
import { Lists } from './Lists.tsx'
import { Questions } from './Questions.tsx'
import { Signs } from './Signs.tsx'
import { Ways } from './Ways.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

const SPOKEN: readonly Namespace[] = [
  'disclosures',
  'document',
  'finding',
  'frontPage',
  'permissions',
  'prohibitions',
  'task',
  'visits',
  'words',
]

export async function loader() {
  await Promise.all(offered.map((language) => loadTexts(language, SPOKEN)))
  return null
}

/**
 * Every component of `src/ui` in every state and language, in the portal's own
 * words; only while developing. Scheme, contrast and width are the browser's.
 */
export function Component() {
  return (
    <Page title="Styleguide">
      <div className="styleguide">
        {offered.map((language) => (
          <InLanguage key={language} language={language} />
        ))}
      </div>
    </Page>
  )
}

function InLanguage({ language }: { readonly language: PageLanguageTag }) {
  const { name } = languages[language]
  return (
    <LanguageContext value={language}>
      <section lang={language} aria-label={name}>
        <h2 className="section-heading">{name}</h2>
        <Ways />
        <Signs />
        <Questions />
        <Lists />
        <Finding />
        <Explanations />
      </section>
    </LanguageContext>
  )
}
