import type { Language } from '@mittkanta/contracts'
import { useEffect, useState, type ComponentType } from 'react'
import { ApiProblem, spokenKind } from '../api/api-problem.ts'
import { fetchCode } from '../api/fetch-code.ts'
import { loadTexts } from '../i18n/texts.ts'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { Button } from '../ui/Button.tsx'
import type { PageWithWords } from './words-of-pages.ts'

interface Props {
  readonly page: PageWithWords
}

/** What has come of a fetch, and the language that it was for. */
interface Outcome {
  readonly language: Language
  readonly Meanings?: ComponentType<Props>
  readonly error?: unknown
}

/** What the words of a page mean; few ask, so that it comes only when asked for. */
export function FetchedMeanings({ page }: Props) {
  const language = useLanguage()
  const common = useTexts('common')
  const [outcome, setOutcome] = useState<Outcome>()
  const current = outcome?.language === language ? outcome : undefined
  const isDue = current === undefined

  useEffect(() => {
    if (!isDue) return
    let isWanted = true
    void meaningsIn(language).then((came) => {
      if (isWanted) setOutcome(came)
    })
    return () => {
      isWanted = false
    }
  }, [language, isDue])

  if (current?.Meanings) return <current.Meanings page={page} />
  if (current)
    return (
      <NotFetched
        error={current.error}
        tryAgain={() => setOutcome(undefined)}
      />
    )
  return <p role="status">{common('loading')}</p>
}

async function meaningsIn(language: Language): Promise<Outcome> {
  try {
    const [{ Meanings }] = await Promise.all([
      fetchCode(() => import('./Meanings.tsx')),
      loadTexts(language, ['words']),
    ])
    return { language, Meanings }
  } catch (error) {
    return { language, error }
  }
}

interface NotFetchedProps {
  readonly error: unknown
  readonly tryAgain: () => void
}

function NotFetched({ error, tryAgain }: NotFetchedProps) {
  const t = useTexts('problems')
  const common = useTexts('common')
  const kind = error instanceof ApiProblem ? error.kind : 'unexpected'
  return (
    <>
      <p role="alert">{t(`${spokenKind(kind)}.text`)}</p>
      <p>
        <Button variant="secondary" onClick={tryAgain}>
          {common('tryAgain')}
        </Button>
      </p>
    </>
  )
}
