import type { ExpressedBy } from '@mittkanta/contracts'
import type { ReactNode } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { useActing } from '../subject/subject-context.ts'
import { LocalTime } from '../ui/LocalDate.tsx'
import { Fact, Facts } from '../ui/Facts.tsx'

interface Props {
  readonly expressed: {
    readonly expressedAt: string
    readonly by: ExpressedBy
  }
  /** Further facts, as `div`s of a `dl`. */
  readonly children?: ReactNode
}

/** When something was expressed, and by whom. */
export function Expressed({ expressed, children }: Props) {
  const t = useTexts('permissions')
  const isOwn = useActing() === null
  const { expressedAt, by } = expressed
  return (
    <Facts layout="wide">
      <Fact term={t('expressedAt')}>
        <LocalTime instant={expressedAt} />
      </Fact>
      <Fact term={t('expressedBy')}>
        {t(`by.${isOwn && by === 'client' ? 'you' : by}`)}
      </Fact>
      {children}
    </Facts>
  )
}
