import { useId } from 'react'
import { PdfText } from '../document/PdfText.tsx'
import { useTexts } from '../i18n/use-texts.ts'
import { FailedBlock } from '../ui/Block.tsx'
import { WordsHere } from '../words/WordsHere.tsx'

/** What helps to read: words explained, a PDF as text, a part that failed. */
export function Explanations() {
  const t = useTexts('common')
  const problems = useTexts('problems')
  const id = useId()
  return (
    <>
      <WordsHere page="document" />
      <FailedBlock />
      <p role="status" className="notice">
        {problems('offline')}
      </p>
      <div className="card">
        <PdfText
          id={id}
          text={{ pages: [[t('actingText')], []], isCut: true }}
          controllerName={t('independent')}
          documentLanguage={null}
          level={3}
        />
      </div>
    </>
  )
}
