import type { DocumentPage } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { BackLink, useCameFrom } from '../ui/BackLink.tsx'

/**
 * The way back: to the list that the reader came from, or, when they came from
 * none, to the service tasks of the document.
 */
export function Backs({ tasks }: Pick<DocumentPage, 'tasks'>) {
  const t = useTexts('document')
  const subject = useSubject()
  const from = useCameFrom()
  const toTasks = tasks.map(({ task, name }) => ({
    to: places.task(subject, task),
    text: t('backTo', { task: name }),
  }))
  const lists = [
    { to: places.frontPage(subject), text: t('backToFrontPage') },
    { to: places.documents(subject), text: t('backToAllDocuments') },
    { to: places.disclosures(subject), text: t('backToDisclosures') },
    ...toTasks,
  ]
  const cameFrom = lists.filter(({ to }) => to === from)
  return (
    <ul className="backs" role="list">
      {(cameFrom.length > 0 ? cameFrom : toTasks).map(({ to, text }) => (
        <li key={to}>
          <BackLink to={to}>{text}</BackLink>
        </li>
      ))}
    </ul>
  )
}
