import { useTexts } from '../i18n/use-texts.ts'
import type { Word } from './word.ts'

interface Props {
  readonly words: readonly Word[]
  /** The id of each word's place, where it is linked to. */
  readonly anchorOf?: (word: Word) => string
}

/** Words, each with what it means. */
export function WordList({ words, anchorOf }: Props) {
  const t = useTexts('words')
  return (
    <dl className="terms">
      {words.map((word) => (
        <div
          key={word}
          id={anchorOf?.(word)}
          tabIndex={anchorOf ? -1 : undefined}
        >
          <dt>{t(`words.${word}.word`)}</dt>
          <dd>{t(`words.${word}.means`)}</dd>
        </div>
      ))}
    </dl>
  )
}
