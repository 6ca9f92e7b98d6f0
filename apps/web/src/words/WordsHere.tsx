import { useTexts } from '../i18n/use-texts.ts'
import { Link } from '../routing/routing.ts'
import { Explained } from './Explained.tsx'
import { WordList } from './WordList.tsx'
import type { Word } from './word.ts'

interface Props {
  /** The official terms that stand on the page. */
  readonly of: readonly Word[]
}

/** The official terms of one page, explained before they are met there. */
export function WordsHere({ of }: Props) {
  const t = useTexts('words')
  return (
    <Explained question={t('onThisPage')}>
      <WordList words={of} />
      <p>
        <Link to="/about#words">{t('all')}</Link>
      </p>
    </Explained>
  )
}
