import { useTexts } from '../i18n/use-texts.ts'
import { Fact, Facts } from '../ui/Facts.tsx'
import { LocalDate } from '../ui/LocalDate.tsx'
import { Table } from '../ui/Table.tsx'

const DAYS = ['2024-02-27', '2024-02-21'] as const

/** Facts and tables. */
export function Lists() {
  const common = useTexts('common')
  const document = useTexts('document')
  const visits = useTexts('visits')
  return (
    <>
      <div className="card">
        <Facts layout="wide">
          <Fact term={common('date')}>
            <LocalDate date="2024-02-27" />
          </Fact>
          <Fact term={document('drawnUpOn')}>
            <LocalDate date="2024-02-21" />
          </Fact>
          <Fact term={document('controller')} isLong>
            {common('independent')}
          </Fact>
        </Facts>
      </div>
      <div className="card">
        <Table
          caption={visits('caption')}
          columns={[visits('day'), visits('ground')]}
          rows={DAYS.map((day) => ({
            key: day,
            cells: [
              <LocalDate key="day" date={day} />,
              visits('grounds.guardian'),
            ],
          }))}
        />
      </div>
    </>
  )
}
