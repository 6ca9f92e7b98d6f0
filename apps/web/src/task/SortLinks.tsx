import {
  SORTS,
  type ListSearch,
} from '@mittkanta/contracts/portal/page-requests'
import { Link, useLocation } from '../routing/routing.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { writeSearch } from './list-search.ts'

/** The four orders of the list, by name or by date (5.1.2); the chosen one is marked. What else is asked for stays. */
export function SortLinks({ search }: { readonly search: ListSearch }) {
  const t = useTexts('task')
  const state = useLocation().state as unknown
  return (
    <nav className="sort" aria-label={t('sortHeading')}>
      <span className="sort__heading" aria-hidden="true">
        {t('sortHeading')}
      </span>
      <ul role="list">
        {SORTS.map((sort) => (
          <li key={sort}>
            <Link
              to={writeSearch({ ...search, sort, page: 1 })}
              state={state}
              preventScrollReset
              aria-current={sort === search.sort ? 'true' : undefined}
            >
              {t(`sort.${sort}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
