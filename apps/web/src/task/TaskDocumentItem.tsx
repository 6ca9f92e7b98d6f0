import type { FoundDocument, TaskDocument } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { ListedLink } from '../ui/ListedLink.tsx'
import { LocalDate } from '../ui/LocalDate.tsx'
import { Marks } from '../ui/Marks.tsx'

interface Props {
  readonly item: TaskDocument
  /** The service tasks that it stands under, where the list is of several. */
  readonly tasks?: FoundDocument['tasks']
}

/** One document of a list, with everything that 5.1.2 wants beside its name. */
export function TaskDocumentItem({ item, tasks = [] }: Props) {
  const t = useTexts('task')
  const common = useTexts('common')
  const subject = useSubject()
  const { attachments, socialServices } = item
  return (
    <li className="card listed">
      <h3 className="listed__name">
        <ListedLink
          to={places.document(subject, item.ref)}
          lang={item.nameLanguage ?? undefined}
        >
          {item.name}
        </ListedLink>
      </h3>
      <Marks marks={item.marks} />
      <dl className="facts facts--wide">
        <div>
          <dt>{common('date')}</dt>
          <dd>
            <LocalDate date={item.date} />
          </dd>
        </div>
        <div>
          <dt>{t('drawnUpOn')}</dt>
          <dd>
            <LocalDate date={item.drawnUpOn} />
          </dd>
        </div>
        {attachments > 0 && (
          <div>
            <dt>{t('attachments')}</dt>
            <dd>{attachments}</dd>
          </div>
        )}
        {tasks.length > 0 && (
          <div className="facts__long">
            <dt>{t('serviceTask', { count: tasks.length })}</dt>
            <dd>{tasks.map(({ name }) => name).join(', ')}</dd>
          </div>
        )}
        {socialServices.length > 0 && (
          <div className="facts__long">
            <dt>{t('socialService', { count: socialServices.length })}</dt>
            <dd>{socialServices.join(', ')}</dd>
          </div>
        )}
        <div className="facts__long">
          <dt>{t('controller')}</dt>
          <dd>{item.controllerName}</dd>
        </div>
      </dl>
    </li>
  )
}
