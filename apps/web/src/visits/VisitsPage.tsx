import { Visits } from '@mittkanta/contracts'
import { useLoaderData, type LoaderFunctionArgs } from '../routing/routing.ts'
import { askJson } from '../api/ask.ts'
import { paths } from '../api/paths.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { LocalDate } from '../ui/LocalDate.tsx'
import { Page } from '../ui/Page.tsx'
import { WordsHere } from '../words/WordsHere.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

export const loader = ({ request }: LoaderFunctionArgs) =>
  askJson(paths.visits, Visits, { signal: request.signal })

/**
 * On which days somebody acting for the reader has opened the record, and on
 * what ground; never who it was, where or at what hour.
 */
export function Component() {
  const t = useTexts('visits')
  const { visits } = useLoaderData<typeof loader>()
  return (
    <Page title={t('title')}>
      <p className="lead">{t('lead')}</p>
      <WordsHere page="visits" />
      <div className="card">
        {visits.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <table className="table">
            <caption className="visually-hidden">{t('caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('day')}</th>
                <th scope="col">{t('ground')}</th>
              </tr>
            </thead>
            <tbody>
              {visits.map(({ date, ground }) => (
                <tr key={`${date} ${ground}`}>
                  <td>
                    <LocalDate date={date} />
                  </td>
                  <td>{t(`grounds.${ground}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
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
