import type { TaskDocument } from '@mittkanta/contracts'
import { Link } from '../routing/routing.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { LocalDate } from '../ui/LocalDate.tsx'
import { Marks } from '../ui/Marks.tsx'

/** One document of the list, with everything that 5.1.2 wants beside its name. */
export function TaskDocumentItem({ item }: { readonly item: TaskDocument }) {
  const t = useTexts('task')
  const common = useTexts('common')
  const subject = useSubject()
  const { attachments, socialServices } = item
  return (
    <li className="card listed">
      <h3 className="listed__name">
        <Link
          to={places.document(subject, item.ref)}
          lang={item.nameLanguage ?? undefined}
        >
          {item.name}
        </Link>
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
