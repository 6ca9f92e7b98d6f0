import { createInstance, type i18n, type PostProcessorModule } from 'i18next'
import {
  languages,
  spokenIn,
  type PageLanguageTag,
} from '@mittkanta/page-language'

const isTag = (tag: string): tag is PageLanguageTag => tag in languages

interface Resolved {
  readonly lng?: string
  readonly i18nResolved?: { readonly usedLng?: string }
}

/** Says of a text that was lent which language it is in: `Kirjaudu [suomi]`. */
const borrowed: PostProcessorModule = {
  type: 'postProcessor',
  name: 'borrowed',
  process(text: string, _key, { lng, i18nResolved }: Resolved) {
    const used = i18nResolved?.usedLng
    if (used === undefined || used === lng || !isTag(used)) return text
    return `${text} [${languages[used].name.toLowerCase()}]`
  },
}

/** Something that speaks the texts that it is given, in any of the languages. */
export function createSpeaker(): i18n {
  const speaker = createInstance()
  void speaker.use(borrowed).init({
    initAsync: false,
    // What a language lacks is lent by another and says so; it is never left out.
    fallbackLng: (tag: string) => (isTag(tag) ? [...spokenIn(tag)] : []),
    postProcess: [borrowed.name],
    postProcessPassResolved: true,
    resources: {},
    // React escapes what it renders.
    interpolation: { escapeValue: false },
  })
  return speaker
}
