import { AttachmentMark, DocumentMark } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'
import { Card } from '../ui/Card.tsx'
import { ErrorLine } from '../ui/ErrorSummary.tsx'
import { Marks } from '../ui/Marks.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'

/** Parts that inform: cards, notices, errors, marks, what is on its way. */
export function Signs() {
  const common = useTexts('common')
  const t = useTexts('problems')
  return (
    <>
      <Card heading={common('recordLinks')}>
        <p>{common('actingText')}</p>
      </Card>
      <Notice heading={common('informationTextHeading')}>
        <p>{common('informationText')}</p>
      </Notice>
      <ErrorLine>{t('unavailable.text')}</ErrorLine>
      <Marks
        marks={DocumentMark.options}
        attachmentMarks={AttachmentMark.options}
      />
      <Skeleton text={common('loading')} />
    </>
  )
}
