import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { ask } from '../api/ask.ts'
import { useLanguage, useTexts } from '../i18n/use-texts.ts'
import { useSubject } from '../subject/subject-context.ts'
import { PdfText } from './PdfText.tsx'
import type { PdfTextPages } from './pdf-messages.ts'
import { openInViewer, type PdfViewer } from './pdf-viewer.ts'
import { printImages } from './print-images.ts'
import type { Shown } from './shown.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorLine } from '../ui/ErrorSummary.tsx'

interface Props {
  readonly shown: Shown
  /** What else can be done with the document, beside the viewer's own controls. */
  readonly children: ReactNode
}

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const
const FITS_WIDTH = ZOOMS.indexOf(1)

type Standing = 'fetching' | 'fetch-failed' | 'opening' | 'opened' | 'failed'

/**
 * A PDF in place: our own viewer in a frame that may run scripts but belongs
 * to no origin, has no network and gets the bytes from here. The frame is made
 * as high as the document, so that the page scrolls and not the frame.
 */
export function PdfContent({ shown, children }: Props) {
  const { ref: documentRef, name } = shown
  const t = useTexts('document')
  const common = useTexts('common')
  const language = useLanguage()
  const subject = useSubject()
  const frame = useRef<HTMLIFrameElement>(null)
  const viewer = useRef<PdfViewer>(null)
  const printed = useRef<Blob[]>([])
  const [bytes, setBytes] = useState<ArrayBuffer>()
  const [standing, setStanding] = useState<Standing>('fetching')
  const [attempt, setAttempt] = useState(1)
  const [pages, setPages] = useState(0)
  const [zoom, setZoom] = useState(FITS_WIDTH)
  const [isPrinting, setIsPrinting] = useState(false)
  const [isTextShown, setIsTextShown] = useState(false)
  const [text, setText] = useState<PdfTextPages | null>(null)
  const textId = useId()

  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    setStanding('fetching')
    ask(address(operations.file, { subjectRef: subject, ref: documentRef }), {
      signal,
    })
      .then((response) => response.arrayBuffer())
      .then((fetched) => {
        if (signal.aborted) return
        setBytes(fetched)
        setStanding('opening')
      })
      .catch(() => {
        if (!signal.aborted) setStanding('fetch-failed')
      })
    return () => stop.abort()
  }, [subject, documentRef, attempt])

  useEffect(() => () => viewer.current?.close(), [])

  const open = () => {
    const element = frame.current
    if (!element || !bytes) return
    viewer.current?.close()
    viewer.current = openInViewer(
      element,
      {
        bytes,
        language,
        pageLabel: t('pageLabel', { page: '{page}', pages: '{pages}' }),
      },
      {
        opened: (count) => {
          setPages(count)
          setStanding('opened')
        },
        failed: () => setStanding('failed'),
        height: (pixels) => {
          element.style.height = `${Math.ceil(pixels)}px`
        },
        text: setText,
        printable: (page, image) => {
          printed.current[page - 1] = image
          if (Object.keys(printed.current).length < pageCount.current) return
          const images = printed.current
          printed.current = []
          void printImages(images).finally(() => setIsPrinting(false))
        },
      },
    )
  }

  const pageCount = useRef(0)
  pageCount.current = pages

  const zoomTo = (index: number) => {
    const factor = ZOOMS[index]
    if (factor === undefined) return
    setZoom(index)
    viewer.current?.send({ type: 'zoom', factor })
  }

  const print = () => {
    if (isPrinting) return
    printed.current = []
    setIsPrinting(true)
    viewer.current?.send({ type: 'print' })
  }

  const toggleText = () => {
    if (!isTextShown && text === null) viewer.current?.send({ type: 'text' })
    setIsTextShown(!isTextShown)
  }

  const isOpened = standing === 'opened'
  return (
    <div className="pdf">
      <div className="toolbar">
        {children}
        {isOpened && (
          <>
            <Button
              variant="secondary"
              isUnderWay={zoom === 0}
              onClick={() => zoomTo(zoom - 1)}
            >
              {t('smaller')}
            </Button>
            <Button
              variant="secondary"
              isUnderWay={zoom === ZOOMS.length - 1}
              onClick={() => zoomTo(zoom + 1)}
            >
              {t('larger')}
            </Button>
            <Button variant="secondary" isUnderWay={isPrinting} onClick={print}>
              {t('print')}
            </Button>
            <Button
              variant="secondary"
              aria-expanded={isTextShown}
              aria-controls={isTextShown ? textId : undefined}
              aria-label={t(isTextShown ? 'hideTextNamed' : 'asTextNamed', {
                name,
              })}
              onClick={toggleText}
            >
              {t(isTextShown ? 'hideText' : 'asText')}
            </Button>
          </>
        )}
      </div>
      <p role="status" className="pdf__status">
        {(standing === 'fetching' || standing === 'opening') &&
          t('fetchingPdf')}
        {isPrinting && t('preparingPrint')}
        {isOpened &&
          !isPrinting &&
          `${t('pdfPages', { count: pages })}. ${t('zoom', { percent: (ZOOMS[zoom] ?? 1) * 100 })}`}
      </p>
      {standing === 'fetch-failed' && (
        <div role="alert" className="errors">
          <p>{t('pdfFetchFailed')}</p>
          <Button onClick={() => setAttempt(attempt + 1)}>
            {common('tryAgain')}
          </Button>
        </div>
      )}
      {standing === 'failed' && <ErrorLine>{t('pdfFailed')}</ErrorLine>}
      {isOpened && isTextShown && (
        <PdfText id={textId} text={text} {...shown} />
      )}
      {(standing === 'opening' || isOpened) && (
        <iframe
          ref={frame}
          className="frame frame--pdf"
          title={t('contentOf', { name })}
          sandbox="allow-scripts"
          src="/viewer/pdf.html"
          onLoad={open}
        />
      )}
    </div>
  )
}
