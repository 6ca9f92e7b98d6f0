import type { Language } from '@mittkanta/contracts'
import { createInstance, type TFunction } from 'i18next'
import type { texts as finnish } from './fi/index.ts'
import type { texts as moreFinnish } from './fi/more.ts'

/** The names of the text files, one per feature. */
export type Namespace = keyof typeof finnish | keyof typeof moreFinnish

type Bundle = () => Promise<{ texts: object }>

/** Each language is one chunk that is fetched when it is first spoken. */
const bundles = {
  sv: () => import('./sv/index.ts'),
  fi: () => import('./fi/index.ts'),
  en: () => import('./en/index.ts'),
} as const satisfies Record<Language, Bundle>

/** What only some pages say, in a chunk that is fetched with the first of them. */
const moreBundles = {
  sv: () => import('./sv/more.ts'),
  fi: () => import('./fi/more.ts'),
  en: () => import('./en/more.ts'),
} as const satisfies Record<Language, Bundle>

const speaker = createInstance()
const loaded = new Set<Bundle>()

void speaker.init({
  initAsync: false,
  fallbackLng: false,
  resources: {},
  // React escapes what it renders.
  interpolation: { escapeValue: false },
})

/** Makes a language speakable. Await it before rendering in that language. */
export function loadTexts(language: Language): Promise<void> {
  return load(language, bundles[language])
}

/** The texts beyond the usual ones. A page that speaks them awaits it in its loader. */
export function loadMoreTexts(language: Language): Promise<void> {
  return load(language, moreBundles[language])
}

async function load(language: Language, bundle: Bundle): Promise<void> {
  if (loaded.has(bundle)) return
  const { texts } = await bundle()
  for (const [namespace, text] of Object.entries(texts))
    speaker.addResourceBundle(language, namespace, text)
  loaded.add(bundle)
}

/** The texts of one feature in a language that has been loaded. */
export function textsIn<N extends Namespace>(
  language: Language,
  namespace: N,
): TFunction<N> {
  return speaker.getFixedT(language, namespace)
}
