import { useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { Link } from '../routing/routing.ts'
import { Explained } from './Explained.tsx'
import { FetchedMeanings } from './FetchedMeanings.tsx'
import type { PageWithWords } from './words-of-pages.ts'

interface Props {
  readonly page: PageWithWords
}

/** The official terms of one page, explained before they are met there. */
export function WordsHere({ page }: Props) {
  const t = useTexts('common')
  const [isWanted, setIsWanted] = useState(false)
  return (
    <Explained
      question={t('explained.onThisPage')}
      onOpen={() => setIsWanted(true)}
    >
      {isWanted && <FetchedMeanings page={page} />}
      <p>
        <Link to="/about#words">{t('explained.all')}</Link>
      </p>
    </Explained>
  )
}
