import type { DocumentMark } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'

/** The marks beside a document's name, each in words. */
export function Marks({ marks }: { readonly marks: readonly DocumentMark[] }) {
  const t = useTexts('common')
  if (marks.length === 0) return null
  return (
    <ul className="marks" role="list">
      {marks.map((mark) => (
        <li key={mark} className={mark === 'new' ? 'mark mark--new' : 'mark'}>
          {t(`marks.${mark}`)}
        </li>
      ))}
    </ul>
  )
}
