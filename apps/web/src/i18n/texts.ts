import type { Language } from '@mittkanta/contracts'
import { createInstance, type TFunction } from 'i18next'
import type { texts as finnish } from './fi/index.ts'

/** The names of the text files, one per feature. */
export type Namespace = keyof typeof finnish

/** Each language is one chunk that is fetched when it is first spoken. */
const bundles = {
  sv: () => import('./sv/index.ts'),
  fi: () => import('./fi/index.ts'),
  en: () => import('./en/index.ts'),
} as const satisfies Record<Language, () => Promise<{ texts: object }>>

const speaker = createInstance()
const loaded = new Set<Language>()

void speaker.init({
  initAsync: false,
  fallbackLng: false,
  resources: {},
  // React escapes what it renders.
  interpolation: { escapeValue: false },
})

/** Makes a language speakable. Await it before rendering in that language. */
export async function loadTexts(language: Language): Promise<void> {
  if (loaded.has(language)) return
  const { texts } = await bundles[language]()
  for (const [namespace, text] of Object.entries(texts))
    speaker.addResourceBundle(language, namespace, text)
  loaded.add(language)
}

/** The texts of one feature in a language that has been loaded. */
export function textsIn<N extends Namespace>(
  language: Language,
  namespace: N,
): TFunction<N> {
  return speaker.getFixedT(language, namespace)
}
