import { DocumentPage } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { askJson } from '../api/ask.ts'
import { languageOf } from '../i18n/language.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { subjectFromParams } from '../subject/subject.ts'
import { Block } from '../ui/Block.tsx'
import { Card } from '../ui/Card.tsx'
import { Marks } from '../ui/Marks.tsx'
import { Page } from '../ui/Page.tsx'
import { Explained } from '../words/Explained.tsx'
import { WordsHere } from '../words/WordsHere.tsx'
import { Attachments } from './Attachments.tsx'
import { Backs } from './Backs.tsx'
import { DocumentContent } from './DocumentContent.tsx'
import { Correction, DocumentFacts, Signatures } from './DocumentFacts.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  const subject = subjectFromParams(params)
  const language = languageOf(new URL(request.url))
  return askJson(
    address(
      operations.document,
      { subjectRef: subject, ref: params.ref ?? '' },
      { language },
    ),
    DocumentPage,
    { signal: request.signal },
  )
}

/** One document: what is known about it, its content in place, its attachments. */
export function Component() {
  const t = useTexts('document')
  const common = useTexts('common')
  const page = useLoaderData<typeof loader>()

  return (
    <Page
      title={page.name}
      titleLanguage={page.nameLanguage}
      neutralTitle={t('pageName')}
    >
      <Marks marks={page.marks} />
      <Backs tasks={page.tasks} />
      {page.explanation !== null && (
        <Explained question={common('explained.whatDocument')}>
          <p>{page.explanation}</p>
        </Explained>
      )}
      <WordsHere page="document" />
      {page.correction && (
        <Correction
          correction={page.correction}
          documentLanguage={page.documentLanguage}
        />
      )}
      <Block>
        <DocumentFacts page={page} />
      </Block>
      <Card heading={t('contentHeading')}>
        <Block>
          <DocumentContent key={page.ref} shown={{ ...page, level: 3 }} />
        </Block>
      </Card>
      <Block>
        <Attachments
          attachments={page.attachments}
          controllerName={page.controllerName}
        />
      </Block>
      <Signatures signatures={page.signatures} />
    </Page>
  )
}
