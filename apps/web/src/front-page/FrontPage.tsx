import { FrontPage } from '@mittkanta/contracts'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { askJson } from '../api/ask.ts'
import { paths } from '../api/paths.ts'
import { languageOf } from '../i18n/language.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { InformationText } from '../ui/InformationText.tsx'
import { Page } from '../ui/Page.tsx'
import { ClientRelations } from './ClientRelations.tsx'
import { TaskSection } from './TaskSection.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export const loader = ({ request }: LoaderFunctionArgs) =>
  askJson(paths.frontPage(languageOf(new URL(request.url))), FrontPage, {
    signal: request.signal,
  })

/**
 * The reader's own record at a glance (5.1.2): each service task with its five
 * newest documents, and beside them what the client relation documents say.
 */
export function Component() {
  const t = useTexts('frontPage')
  const { tasks, clientRelations, informationText, emptyBecause } =
    useLoaderData<typeof loader>()

  return (
    <Page title={t('title')}>
      <p className="lead">{t('intro')}</p>
      {informationText && <InformationText />}
      <div className="columns">
        <section className="columns__main" aria-labelledby="documents">
          <h2 id="documents" className="section-heading">
            {t('documentsHeading')}
          </h2>
          {tasks.map((task) => (
            <TaskSection key={task.task} {...task} />
          ))}
          {tasks.length === 0 && <NoDocuments because={emptyBecause} />}
        </section>
        {clientRelations.length > 0 && (
          <ClientRelations blocks={clientRelations} />
        )}
      </div>
    </Page>
  )
}

interface NoDocumentsProps {
  readonly because: FrontPage['emptyBecause']
}

/** Says why there is nothing, and only what is known to be true. */
function NoDocuments({ because }: NoDocumentsProps) {
  const t = useTexts('frontPage')
  return (
    <div className="card">
      <h3>{t('noDocuments')}</h3>
      {because === 'nothing-stored' && <p>{t('nothingStored')}</p>}
      {because === 'not-connected' && <p>{t('notConnected')}</p>}
    </div>
  )
}
