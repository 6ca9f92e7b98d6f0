import { useTexts } from '../i18n/use-texts.ts'
import type { Chosen } from './chosen.ts'

/** What something that is on is called, in the sentence and on its button. */
export function useNamed(): (one: Chosen) => string {
  const t = useTexts('finding')
  return ({ filter, name }) => {
    if (filter === 'text') return t('words', { words: name })
    return filter === 'isNew' ? t('onlyNew') : name
  }
}
