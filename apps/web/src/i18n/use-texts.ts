import type { Language } from '@mittkanta/contracts'
import {
  answersIn,
  languages,
  spokenIn,
  type PageLanguageTag,
} from '@mittkanta/page-language'
import type { TFunction } from 'i18next'
import { createContext, use } from 'react'
import type { Namespace } from './namespaces.ts'
import { textsIn } from './texts.ts'

/**
 * The language that is spoken here. It comes with the data of the page (the
 * root loader), so that texts and data change in the same moment.
 */
export const LanguageContext = createContext<PageLanguageTag>('fi')

/** The language that is spoken here: which texts, and what `lang` says. */
export function useSpoken(): PageLanguageTag {
  return use(LanguageContext)
}

/** The language that the services are asked for here. */
export function useLanguage(): Language {
  return answersIn(useSpoken())
}

/**
 * The locales to format and sort by here. Where a browser does not know the
 * first, it takes the next.
 */
export function useLocales(): readonly string[] {
  return spokenIn(useSpoken()).map((tag) => languages[tag].locale)
}

/** The texts of one feature in the language that is spoken here. */
export function useTexts<N extends Namespace>(namespace: N): TFunction<N> {
  return textsIn(useSpoken(), namespace)
}
