import { useId, useRef } from 'react'
import { PlainDate, type SearchResult } from '@mittkanta/contracts'
import { EVERYTHING, type Asked } from '../finding/asked.ts'
import { chosenIn } from '../finding/chosen.ts'
import { ChosenFilters } from '../finding/ChosenFilters.tsx'
import { Filters } from '../finding/Filters.tsx'
import { SearchField } from '../finding/SearchField.tsx'
import { Years } from '../finding/Years.tsx'
import { useTexts } from '../i18n/use-texts.ts'

const PREVIOUS_VISIT = PlainDate.parse('2024-02-21')
const ASKED: Asked = { ...EVERYTHING, text: '2024', years: [2024] }

/** What is searched with: the field, the filters, the years, what is on. */
export function Finding() {
  const t = useTexts('common')
  const form = useId()
  const result = useRef<HTMLDivElement>(null)
  const filters: SearchResult['filters'] = {
    isNew: 1,
    tasks: [],
    socialServices: [],
    controllers: (['copy', 'asking'] as const).map((value) => ({
      value,
      name: t(value),
      count: 12,
    })),
    years: [2024, 2023, 2022].map((value) => ({ value, count: 4 })),
  }
  return (
    <div ref={result} tabIndex={-1}>
      <SearchField id={form} asked={ASKED} />
      <Years asked={ASKED} years={filters.years} everything={12} />
      <ChosenFilters
        asked={ASKED}
        chosen={chosenIn(ASKED, filters)}
        result={result}
      />
      <div className="filters">
        <div className="filters__fields card" data-open>
          <Filters
            asked={ASKED}
            filters={filters}
            previousVisitOn={PREVIOUS_VISIT}
            form={form}
          />
        </div>
      </div>
    </div>
  )
}
