import type { FrontPageDocument } from '@mittkanta/contracts'
import type { ReactNode } from 'react'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { ListedLink } from '../ui/ListedLink.tsx'
import { LocalDate } from '../ui/LocalDate.tsx'

interface Props {
  readonly item: Pick<
    FrontPageDocument,
    'ref' | 'name' | 'nameLanguage' | 'date'
  >
  /** What is said of it under its name. */
  readonly children: ReactNode
}

/** One document of a short list: the way to it, what is said of it, and its date. */
export function NewestItem({ item, children }: Props) {
  const subject = useSubject()
  return (
    <li className="documents__item">
      <div className="documents__name">
        <ListedLink
          to={places.document(subject, item.ref)}
          lang={item.nameLanguage ?? undefined}
        >
          {item.name}
        </ListedLink>
        {children}
      </div>
      <LocalDate date={item.date} />
    </li>
  )
}
