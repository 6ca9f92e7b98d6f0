import type { Language } from '@mittkanta/contracts'
import type { TFunction } from 'i18next'
import { createContext, use } from 'react'
import type { Namespace } from './namespaces.ts'
import { textsIn } from './texts.ts'

/**
 * The language that is spoken here. It comes with the data of the page (the
 * root loader), so that texts and data change in the same moment.
 */
export const LanguageContext = createContext<Language>('fi')

/** The language that is spoken here. */
export function useLanguage(): Language {
  return use(LanguageContext)
}

/** The texts of one feature in the language that is spoken here. */
export function useTexts<N extends Namespace>(namespace: N): TFunction<N> {
  return textsIn(useLanguage(), namespace)
}
