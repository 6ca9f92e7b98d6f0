import { readListSearch } from '@mittkanta/contracts/portal/page-requests'
import { useLocation, useNavigate } from '../routing/routing.ts'
import { places } from '../subject/places.ts'
import { useSubject } from '../subject/subject-context.ts'
import { writeSearch } from '../task/list-search.ts'
import { stateFor, type Asked } from './asked.ts'

/**
 * Shows what is asked for among all documents of the record. Who is there
 * already stays where they are on the page and keeps the order; the first page
 * is shown again.
 */
export function useFind(): (asked: Asked) => void {
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const place = places.documents(useSubject())
  const isHere = pathname === place
  return (asked) => {
    const { sort } = readListSearch(new URLSearchParams(isHere ? search : ''))
    void navigate(
      { pathname: place, search: writeSearch({ sort }) },
      { state: stateFor(asked), preventScrollReset: isHere },
    )
  }
}
