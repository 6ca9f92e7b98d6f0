import { useTexts } from '../i18n/use-texts.ts'
import { Link } from '../routing/routing.ts'
import { Explained } from './Explained.tsx'
import { WordList } from './WordList.tsx'
import { wordsOfPages, type PageWithWords } from './words-of-pages.ts'

interface Props {
  readonly page: PageWithWords
}

/** The official terms of one page, explained before they are met there. */
export function WordsHere({ page }: Props) {
  const t = useTexts('words')
  return (
    <Explained question={t('onThisPage')}>
      <WordList words={wordsOfPages[page]} />
      <p>
        <Link to="/about#words">{t('all')}</Link>
      </p>
    </Explained>
  )
}
