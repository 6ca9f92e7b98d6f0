import { DocumentPage } from '@mittkanta/contracts'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { askJson } from '../api/ask.ts'
import { paths } from '../api/paths.ts'
import { languageOf } from '../i18n/language.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { subjectFromParams } from '../subject/subject.ts'
import { Card } from '../ui/Card.tsx'
import { Marks } from '../ui/Marks.tsx'
import { Page } from '../ui/Page.tsx'
import { Attachments } from './Attachments.tsx'
import { DocumentContent } from './DocumentContent.tsx'
import { Correction, DocumentFacts, Signatures } from './DocumentFacts.tsx'
import { BackLink } from '../ui/WayLink.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  const subject = subjectFromParams(params)
  const language = languageOf(new URL(request.url))
  return askJson(
    paths.document(subject, params.ref ?? '', language),
    DocumentPage,
    { signal: request.signal },
  )
}

/** One document: what is known about it, its content in place, its attachments. */
export function Component() {
  const t = useTexts('document')
  const subject = useSubject()
  const page = useLoaderData<typeof loader>()

  return (
    <Page
      title={page.name}
      titleLanguage={page.nameLanguage}
      neutralTitle={t('pageName')}
    >
      <Marks marks={page.marks} />
      <ul className="backs" role="list">
        {page.tasks.map(({ task, name }) => (
          <li key={task}>
            <BackLink to={places.task(subject, task)}>
              {t('backTo', { task: name })}
            </BackLink>
          </li>
        ))}
      </ul>
      {page.correction && <Correction correction={page.correction} />}
      <DocumentFacts page={page} />
      <Card heading={t('contentHeading')}>
        <DocumentContent key={page.ref} shown={page} />
      </Card>
      <Attachments attachments={page.attachments} />
      <Signatures signatures={page.signatures} />
    </Page>
  )
}
