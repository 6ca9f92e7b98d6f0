import type { FoundDocument, TaskDocument } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { ListedLink } from '../ui/ListedLink.tsx'
import { LocalDate } from '../ui/LocalDate.tsx'
import { Marks } from '../ui/Marks.tsx'
import { Fact, Facts } from '../ui/Facts.tsx'

interface Props {
  readonly item: TaskDocument
  /** The service tasks that list it, where the list is of several. */
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
      <Marks marks={item.marks} attachmentMarks={item.attachmentMarks} />
      <Facts layout="wide">
        <Fact term={common('date')}>
          <LocalDate date={item.date} />
        </Fact>
        <Fact term={t('drawnUpOn')}>
          <LocalDate date={item.drawnUpOn} />
        </Fact>
        {attachments > 0 && <Fact term={t('attachments')}>{attachments}</Fact>}
        {tasks.length > 0 && (
          <Fact term={t('serviceTask', { count: tasks.length })} isLong>
            {tasks.map(({ name }) => name).join(', ')}
          </Fact>
        )}
        {socialServices.length > 0 && (
          <Fact
            term={t('socialService', { count: socialServices.length })}
            isLong
          >
            {socialServices.join(', ')}
          </Fact>
        )}
        <Fact term={t('controller')} isLong>
          {item.controllerName}
        </Fact>
      </Facts>
    </li>
  )
}
