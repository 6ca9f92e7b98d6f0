import '../styles/wills.css'
import { WillChoices, Wills } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { askJson } from '../api/ask.ts'
import { languageOf } from '../i18n/language.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { Reasons } from '../permissions/Reasons.tsx'
import { reasonsOf } from '../permissions/reasons.ts'
import { KnownDocuments } from '../permissions/TargetList.tsx'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { subjectFromParams } from '../subject/subject.ts'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'
import { Steps } from './Steps.tsx'
import { BackLink } from '../ui/BackLink.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { signal } = request
  const subject = subjectFromParams(params)
  const language = languageOf(new URL(request.url))
  const wills = await askJson(
    address(operations.wills, { subjectRef: subject }, { language }),
    Wills,
    { signal },
  )
  const choices =
    wills.actions['change-prohibitions'] === 'open'
      ? await askJson(
          address(
            operations.willChoices,
            { subjectRef: subject },
            { language },
          ),
          WillChoices,
          {
            signal,
          },
        )
      : null
  return { wills, choices }
}

/** Making and withdrawing prohibitions (11.4), or why it is not done here. */
export function Component() {
  const t = useTexts('prohibitions')
  const subject = useSubject()
  const { wills, choices } = useLoaderData<typeof loader>()
  return (
    <Page title={t('title')}>
      <p>
        <BackLink to={places.permissions(subject)}>{t('back')}</BackLink>
      </p>
      <WordsHere page="prohibitions" />
      {choices ? (
        <KnownDocuments value={choices.documents}>
          <Steps loaded={wills} choices={choices} />
        </KnownDocuments>
      ) : (
        <Reasons reasons={reasonsOf(wills.actions, ['change-prohibitions'])} />
      )}
    </Page>
  )
}
