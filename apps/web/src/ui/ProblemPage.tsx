import { useRevalidator, useRouteError, Link } from 'react-router'
import { ApiProblem, type ProblemKind } from '../api/api-problem.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Page } from './Page.tsx'

/** Trying again changes nothing for these. */
const FINAL: readonly ProblemKind[] = ['not-found', 'invalid-request']

/** What stands in the place of a page whose loading or rendering failed. */
export function ProblemPage() {
  const { state, revalidate } = useRevalidator()
  const error = useRouteError()
  const isProblem = error instanceof ApiProblem

  // An error of the code itself is only mended by loading the page afresh.
  const tryAgain = () => {
    if (isProblem) void revalidate()
    else location.reload()
  }

  return (
    <ProblemView
      kind={isProblem ? error.kind : 'unexpected'}
      isTrying={state === 'loading'}
      tryAgain={tryAgain}
    />
  )
}

interface Props {
  readonly kind: ProblemKind
  /** Whether trying again is under way. */
  readonly isTrying?: boolean
  /** Left out where trying again cannot help. */
  readonly tryAgain?: () => void
}

/**
 * Says which is true: nothing here, no contact, a service that does not
 * answer, or an error of ours.
 */
export function ProblemView({ kind, isTrying = false, tryAgain }: Props) {
  const t = useTexts('problems')
  const common = useTexts('common')
  // The end of a session takes the whole page; here it is seen for a moment.
  const spoken =
    kind === 'not-signed-in' || kind === 'session-ended' ? 'unexpected' : kind

  return (
    <Page title={t(`${spoken}.title`)} neutralTitle={t('pageName')}>
      <p role="alert">{t(`${spoken}.text`)}</p>
      <div className="actions">
        {tryAgain && !FINAL.includes(kind) && (
          <button
            type="button"
            className="button"
            aria-disabled={isTrying}
            onClick={tryAgain}
          >
            {common('tryAgain')}
          </button>
        )}
        <Link className="button button--secondary" to="/">
          {common('toFrontPage')}
        </Link>
      </div>
    </Page>
  )
}
