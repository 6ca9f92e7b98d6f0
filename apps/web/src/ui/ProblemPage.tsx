import { useRevalidator, useRouteError } from '../routing/routing.ts'
import { ApiProblem, spokenKind, type ProblemKind } from '../api/api-problem.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useActing, useSubject } from '../subject/subject-context.ts'
import { useWhenOnline } from './online.ts'
import { Page } from './Page.tsx'
import { Button, ButtonLink } from './Button.tsx'

/** Trying again changes nothing for these. */
const FINAL: readonly ProblemKind[] = [
  'not-acting',
  'person-not-served',
  'not-found',
  'invalid-request',
]

/** Shown instead of a page whose loading or rendering failed. */
export function ProblemPage() {
  const { state, revalidate } = useRevalidator()
  const error = useRouteError()
  const isProblem = error instanceof ApiProblem

  // An error of the code itself is only mended by loading the page afresh.
  const tryAgain = () => {
    if (isProblem && error.kind !== 'code-missing') void revalidate()
    else location.reload()
  }
  // What a loader failed to do is a read.
  useWhenOnline(isProblem && error.kind === 'network', tryAgain)

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
  const spoken = spokenKind(kind)

  return (
    <Page title={t(`${spoken}.title`)} neutralTitle={t('pageName')}>
      <p role="alert">{t(`${spoken}.text`)}</p>
      <div className="actions">
        {tryAgain && !FINAL.includes(kind) && (
          <Button isUnderWay={isTrying} onClick={tryAgain}>
            {common('tryAgain')}
          </Button>
        )}
        <WaysOut kind={kind} />
      </div>
    </Page>
  )
}

/** Where there is something to read all the same. */
function WaysOut({ kind }: Pick<Props, 'kind'>) {
  const t = useTexts('common')
  const subject = useSubject()
  const person = useActing()?.displayName
  // Every page of a record would say the same.
  if (kind === 'person-not-served') return null
  if (kind === 'not-acting' || kind === 'registry-unavailable')
    return (
      <>
        <ButtonLink variant="secondary" to="/">
          {t('toOwnDocuments')}
        </ButtonLink>
        <ButtonLink variant="secondary" to="/acting">
          {t('actForAnother')}
        </ButtonLink>
      </>
    )
  return (
    <ButtonLink variant="secondary" to={places.frontPage(subject)}>
      {person === undefined ? t('toFrontPage') : t('toDocumentsOf', { person })}
    </ButtonLink>
  )
}
