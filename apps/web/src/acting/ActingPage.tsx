import { ActingGround, ActingList, ActingStarted } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import {
  useLoaderData,
  useLocation,
  type LoaderFunctionArgs,
} from '../routing/routing.ts'
import { askJson } from '../api/ask.ts'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'
import { VisitsLink } from '../visits/VisitsLink.tsx'
import { Failure } from './Failure.tsx'
import { goTo } from './go-to.ts'
import { outcomeIn } from './outcome.ts'
import { People } from './People.tsx'
import { TurnsEighteen } from './TurnsEighteen.tsx'
import { useAction } from './use-action.ts'
import { Button } from '../ui/Button.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export const loader = ({ request }: LoaderFunctionArgs) =>
  askJson(address(operations.actingList), ActingList, {
    signal: request.signal,
  })

/**
 * Whom I can act for: a way to choose a person, and the person who has been
 * chosen (5.4).
 */
export function Component() {
  const t = useTexts('acting')
  const { isOffered, people } = useLoaderData<typeof loader>()
  const outcome = outcomeIn(useLocation().search)

  return (
    <Page title={t('title')}>
      {isOffered ? (
        <>
          {outcome && (
            <p role="alert" className="notice">
              {t(`outcome.${outcome}`)}
            </p>
          )}
          <p className="lead">{t('lead')}</p>
          <WordsHere page="acting" />
          <Choose />
          <People people={people} />
          <ForWhom />
        </>
      ) : (
        <p className="lead">{t('notOffered')}</p>
      )}
      <TurnsEighteen />
      <p>
        <VisitsLink />
      </p>
    </Page>
  )
}

/** The way to the registry, where a person is chosen. */
function Choose() {
  const t = useTexts('acting')
  const language = useLanguage()
  const { run, isUnderWay, failure } = useAction(async () => {
    const options = { method: 'POST' } as const
    const path = address(operations.startActing, {}, { language })
    goTo((await askJson(path, ActingStarted, options)).next)
  })
  return (
    <div className="card choose">
      <p>{t('chooseHow')}</p>
      <Failure kind={failure} />
      <Button isLarge isUnderWay={isUnderWay} onClick={run}>
        {t('choose')}
      </Button>
    </div>
  )
}

/** For whom it is possible and for whom not, the same for everyone (5.1, 5.4.1). */
function ForWhom() {
  const t = useTexts('acting')
  return (
    <div className="prose">
      <h2>{t('forWhomHeading')}</h2>
      <ul>
        {ActingGround.options.map((ground) => (
          <li key={ground}>{t(`forWhom.${ground}`)}</li>
        ))}
      </ul>
      <p>{t('notForWhom')}</p>
    </div>
  )
}
