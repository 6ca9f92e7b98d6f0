import { FrontPage } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { TurnsEighteen } from '../acting/TurnsEighteen.tsx'
import { askJson } from '../api/ask.ts'
import { languageOf } from '../i18n/language.ts'
import { SearchField } from '../finding/SearchField.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { useActing } from '../subject/subject-context.ts'
import { subjectFromParams } from '../subject/subject.ts'
import { Block } from '../ui/Block.tsx'
import { InformationText } from '../ui/InformationText.tsx'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'
import { ClientRelations } from './ClientRelations.tsx'
import { News } from './News.tsx'
import { RecordLinks } from './RecordLinks.tsx'
import { TaskSection } from './TaskSection.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export function loader({ request, params }: LoaderFunctionArgs) {
  const subject = subjectFromParams(params)
  const language = languageOf(new URL(request.url))
  return askJson(
    address(operations.frontPage, { subjectRef: subject }, { language }),
    FrontPage,
    {
      signal: request.signal,
    },
  )
}

/**
 * A record at a glance (5.1.2), in one order: what is new, each service task
 * with its five newest documents, what the client relation documents say, and
 * the ways onward.
 */
export function Component() {
  const t = useTexts('frontPage')
  const acting = useActing()
  const person = acting?.displayName
  const page = useLoaderData<typeof loader>()
  const { tasks, clientRelations, informationText, emptyBecause } = page

  return (
    <Page
      neutralTitle={t(person === undefined ? 'title' : 'acting.pageName')}
      title={person === undefined ? t('title') : t('acting.title', { person })}
    >
      <p className="lead">
        {person === undefined ? t('intro') : t('acting.intro', { person })}
      </p>
      {tasks.length > 0 && <SearchField />}
      {tasks.length > 0 && (
        <Block>
          <News {...page} />
        </Block>
      )}
      <InformationText isDue={informationText} />
      <WordsHere page="frontPage" />
      <div className="columns">
        <section className="columns__main" aria-labelledby="documents">
          <h2 id="documents" className="section-heading">
            {t('documentsHeading')}
          </h2>
          {tasks.map((task) => (
            <Block key={task.task}>
              <TaskSection {...task} />
            </Block>
          ))}
          {tasks.length === 0 && <NoDocuments because={emptyBecause} />}
        </section>
        {clientRelations.length > 0 && (
          <Block>
            <ClientRelations blocks={clientRelations} />
          </Block>
        )}
      </div>
      {acting === null && <TurnsEighteen />}
      <RecordLinks />
    </Page>
  )
}

interface NoDocumentsProps {
  readonly because: FrontPage['emptyBecause']
}

/** Says why there is nothing, and only what is known to be true. */
function NoDocuments({ because }: NoDocumentsProps) {
  const t = useTexts('frontPage')
  const isOwn = useActing() === null
  return (
    <div className="card">
      <h3>{t('noDocuments')}</h3>
      {because === 'nothing-stored' && (
        <p>{t(isOwn ? 'nothingStored' : 'acting.nothingStored')}</p>
      )}
      {because === 'not-connected' && (
        <p>{t(isOwn ? 'notConnected' : 'acting.notConnected')}</p>
      )}
    </div>
  )
}
