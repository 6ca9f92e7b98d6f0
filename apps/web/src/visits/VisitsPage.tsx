import { Visits } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { askJson } from '../api/ask.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { LocalDate } from '../ui/LocalDate.tsx'
import { Page } from '../ui/Page.tsx'
import { Table } from '../ui/Table.tsx'
import { WordsHere } from '../words/WordsHere.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export const loader = ({ request }: LoaderFunctionArgs) =>
  askJson(address(operations.visits, { subjectRef: 'self' }), Visits, {
    signal: request.signal,
  })

/**
 * On which days a person acting for the reader has opened the record, and on
 * what ground; never who it was, where or at what hour.
 */
export function Component() {
  const t = useTexts('visits')
  const common = useTexts('common')
  const { visits } = useLoaderData<typeof loader>()
  return (
    <Page title={common('visits')}>
      <p className="lead">{t('lead')}</p>
      <WordsHere page="visits" />
      <div className="card">
        {visits.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <Table
            caption={t('caption')}
            columns={[t('day'), t('ground')]}
            rows={visits.map(({ date, ground }) => ({
              key: `${date} ${ground}`,
              cells: [
                <LocalDate key="day" date={date} />,
                t(`grounds.${ground}`),
              ],
            }))}
          />
        )}
      </div>
      <div className="prose">
        <h2>{t('notShownHeading')}</h2>
        <p>{t('notShown')}</p>
        <p>{t('wrong')}</p>
      </div>
    </Page>
  )
}
