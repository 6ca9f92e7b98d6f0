import type { ListSearch } from '@mittkanta/contracts/portal/page-requests'
import type { SearchResult } from '@mittkanta/contracts'
import { type RefObject } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import type { Chosen } from './chosen.ts'
import { useNamed } from './use-named.ts'

interface Props extends Pick<
  SearchResult,
  'total' | 'everything' | 'page' | 'pageSize'
> {
  readonly search: ListSearch
  readonly chosen: readonly Chosen[]
  readonly sentence: RefObject<HTMLParagraphElement | null>
}

/** “n of m documents”, in which order, and what is on; said aloud whenever it changes. */
export function Result(props: Props) {
  const { total, everything, page, pageSize, search, chosen, sentence } = props
  const t = useTexts('finding')
  const task = useTexts('task')
  const named = useNamed()
  const first = (page - 1) * pageSize + 1
  const last = Math.min(page * pageSize, total)
  return (
    <p ref={sentence} role="status" className="result__count" tabIndex={-1}>
      {total === 0
        ? t('noneOf', { count: everything })
        : t('count', { count: total, everything })}
      {total > 1 && ` ${t('order', { sort: task(`sort.${search.sort}`) })}`}
      {chosen.length > 0 &&
        ` ${t('on', { filters: chosen.map(named).join('; ') })}`}
      {total > pageSize && ` ${task('countRange', { first, last })}`}
    </p>
  )
}
