import type { SearchResult } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import type { Asked } from './asked.ts'
import { useFind } from './use-find.ts'

/** So many documents fit into one look; years would only be in the way. */
const FEW = 10

interface Props extends Pick<SearchResult, 'everything'> {
  readonly asked: Asked
  readonly years: SearchResult['filters']['years']
}

/**
 * The record's years, newest first, where there are many documents of several.
 * A year is a button that acts at once: a reader who moves along the years
 * looks at each in turn.
 */
export function Years({ asked, years, everything }: Props) {
  const t = useTexts('finding')
  const find = useFind()
  if (years.length < 2 || everything <= FEW) return null
  return (
    <nav className="years" aria-label={t('years')}>
      <ul role="list">
        <li>
          <button
            type="button"
            aria-pressed={asked.years.length === 0}
            onClick={() => find({ ...asked, years: [] })}
          >
            {t('allYears')}
          </button>
        </li>
        {years.map(({ value, count }) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={asked.years.includes(value)}
              onClick={() => find({ ...asked, years: [value] })}
            >
              {value}{' '}
              <span className="years__count">
                <span aria-hidden="true">({count})</span>
                <span className="visually-hidden">
                  {t('documents', { count })}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
