import { useId } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import type { PdfTextPages } from './pdf-messages.ts'

interface Props {
  readonly id: string
  /** Null while the viewer reads it out of the file. */
  readonly text: PdfTextPages | null
  readonly controllerName: string
  /** The document's language; null when unknown. */
  readonly documentLanguage: string | null
  /**
   * Level of the heading over the text; the headings of the pages are one level
   * below.
   */
  readonly level: 3 | 4
}

/**
 * The text of a PDF as text of the page: it reflows, is enlarged, printed and
 * read aloud like any other. A scanned file has none, and the page says whom to
 * ask.
 */
export function PdfText(props: Props) {
  const { id, text, controllerName, documentLanguage, level } = props
  const t = useTexts('document')
  const heading = useId()
  const Heading = `h${level}` as const
  const PageHeading = level === 3 ? 'h4' : 'h5'
  const hasText = text?.pages.some((paragraphs) => paragraphs.length > 0)

  return (
    <section id={id} className="pdf-text" aria-labelledby={heading}>
      <Heading id={heading}>{t('textHeading')}</Heading>
      <p role="status">
        {text === null
          ? t('readingText')
          : hasText
            ? t('textLead')
            : t('noText', { controller: controllerName })}
      </p>
      {hasText &&
        text?.pages.map((paragraphs, index) => (
          <section key={index}>
            <PageHeading>
              {t('pageLabel', { page: index + 1, pages: text.pages.length })}
            </PageHeading>
            {paragraphs.length === 0 && <p>{t('emptyPage')}</p>}
            {/* Empty is HTML's word for a language that is not known. */}
            <div lang={documentLanguage ?? ''}>
              {paragraphs.map((paragraph, place) => (
                <p key={place}>{paragraph}</p>
              ))}
            </div>
          </section>
        ))}
      {text?.isCut && <p>{t('textCut')}</p>}
    </section>
  )
}
