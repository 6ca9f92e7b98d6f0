import { useTexts } from '../i18n/use-texts.ts'
import { useActing } from '../subject/subject-context.ts'
import { Notice } from './Notice.tsx'

interface Props {
  /** Whether something of the reader's own record is withheld (5.1.1). */
  readonly isDue: boolean
}

/**
 * The information text of 5.1.1, shown when something of one's own record is
 * withheld. A reader who acts for another reads one constant text instead,
 * whatever there is, so that it reveals nothing of what is hidden from them.
 */
export function InformationText({ isDue }: Props) {
  const t = useTexts('common')
  const isOwn = useActing() === null
  if (isOwn && !isDue) return null
  return (
    <Notice heading={t(isOwn ? 'informationTextHeading' : 'actingTextHeading')}>
      <p>{t(isOwn ? 'informationText' : 'actingText')}</p>
    </Notice>
  )
}
