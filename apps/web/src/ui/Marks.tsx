import type { AttachmentMark, DocumentMark } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'

interface Props {
  readonly marks: readonly DocumentMark[]
  /** What attachments alone are, in the row of their document. */
  readonly attachmentMarks?: readonly AttachmentMark[]
}

/** The marks beside a document's name, each in words; then those of its attachments. */
export function Marks({ marks, attachmentMarks = [] }: Props) {
  const t = useTexts('common')
  if (marks.length + attachmentMarks.length === 0) return null
  return (
    <ul className="marks" role="list">
      {marks.map((mark) => (
        <li key={mark} className={classOf(mark)}>
          {t(`marks.${mark}`)}
        </li>
      ))}
      {attachmentMarks.map((mark) => (
        <li key={`attachment-${mark}`} className={classOf(mark)}>
          {t(`attachmentMarks.${mark}`)}
        </li>
      ))}
    </ul>
  )
}

const classOf = (mark: DocumentMark) =>
  mark === 'new' ? 'mark mark--new' : 'mark'
