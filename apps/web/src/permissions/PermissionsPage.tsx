import '../styles/wills.css'
import { Wills } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { askJson } from '../api/ask.ts'
import { languageOf } from '../i18n/language.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { useActing } from '../subject/subject-context.ts'
import { subjectFromParams } from '../subject/subject.ts'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'
import { KantaInformation } from './KantaInformation.tsx'
import { Permission } from './Permission.tsx'
import { Prohibitions } from './Prohibitions.tsx'
import { isNothingYours } from './reasons.ts'
import { useNewest } from './use-newest.ts'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  const subject = subjectFromParams(params)
  const language = languageOf(new URL(request.url))
  return askJson(
    address(operations.wills, { subjectRef: subject }, { language }),
    Wills,
    {
      signal: request.signal,
    },
  )
}

/**
 * Kanta information, permission and prohibitions (11.4): the current state, and
 * what this reader can do, as the answer says it.
 */
export function Component() {
  const t = useTexts('permissions')
  const person = useActing()?.displayName
  const [wills, stand] = useNewest(useLoaderData<typeof loader>())

  return (
    <Page title={t('title')}>
      <p className="lead">
        {person === undefined ? t('lead') : t('actingLead', { person })}
      </p>
      <WordsHere page="permissions" />
      {isNothingYours(wills.actions) ? (
        <p>{t('why.not-yours')}</p>
      ) : (
        <>
          <KantaInformation wills={wills} stand={stand} />
          <Permission wills={wills} stand={stand} />
          <Prohibitions wills={wills} />
        </>
      )}
    </Page>
  )
}
