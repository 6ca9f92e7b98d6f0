import '../styles/wills.css'
import { FrontPage } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { askJson } from '../api/ask.ts'
import { languageOf } from '../i18n/language.ts'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { useActing, useSubject } from '../subject/subject-context.ts'
import { subjectFromParams } from '../subject/subject.ts'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'
import { Download } from './Download.tsx'
import { Selection } from './Selection.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const subject = subjectFromParams(params)
  const language = languageOf(new URL(request.url))
  const front = await askJson(
    address(operations.frontPage, { subjectRef: subject }, { language }),
    FrontPage,
    {
      signal: request.signal,
    },
  )
  return front.tasks.map(({ task, name }) => ({ task, name }))
}

const IN_IT = ['documents', 'index', 'names'] as const

/** The reader's own copy of everything that they see, or of a part of it. */
export function Component() {
  const t = useTexts('copy')
  const subject = useSubject()
  const language = useLanguage()
  const isOwn = useActing() === null
  const tasks = useLoaderData<typeof loader>()

  return (
    <Page title={t(isOwn ? 'title' : 'actingTitle')}>
      <p className="lead">{t('lead')}</p>
      <WordsHere page="copy" />
      <div className="prose">
        <h2>{t('inItHeading')}</h2>
        <ul>
          {IN_IT.map((what) => (
            <li key={what}>{t(`inIt.${what}`)}</li>
          ))}
        </ul>
        <p>{t('notHidden')}</p>
      </div>
      <Notice heading={t('careHeading')}>
        <p>{t('care')}</p>
      </Notice>
      {tasks.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <>
          <p className="hint">{t('size')}</p>
          <Download
            address={address(
              operations.copy,
              { subjectRef: subject },
              { language },
            )}
            isLarge
          >
            {t('all')}
          </Download>
          <Selection tasks={tasks} />
        </>
      )}
    </Page>
  )
}
