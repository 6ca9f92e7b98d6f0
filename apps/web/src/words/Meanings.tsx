import { WordList } from './WordList.tsx'
import { wordsOfPages, type PageWithWords } from './words-of-pages.ts'

interface Props {
  readonly page: PageWithWords
}

/** The words of a page, each with what it means. Its texts are loaded. */
export function Meanings({ page }: Props) {
  return <WordList words={wordsOfPages[page]} />
}
