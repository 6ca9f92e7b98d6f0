import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { lazy, Suspense } from 'react'
import { useLocales, useTexts } from '../i18n/use-texts.ts'
import { useSubject } from '../subject/subject-context.ts'
import { ButtonAnchor } from '../ui/Button.tsx'
import type { Shown } from './shown.ts'

const PdfContent = lazy(async () => ({
  default: (await import('./PdfContent.tsx')).PdfContent,
}))

/** A view format in place, with the ways to take it along. */
export function DocumentContent({ shown }: { readonly shown: Shown }) {
  const t = useTexts('document')
  const subject = useSubject()
  const { ref, name, content } = shown
  return (
    <>
      <p className="print-only">{t('printFromOwnTab')}</p>
      {content.kind === 'pdf' ? (
        <Suspense fallback={<p role="status">{t('fetchingPdf')}</p>}>
          <PdfContent key={ref} shown={shown}>
            <DownloadLink shown={shown} />
          </PdfContent>
        </Suspense>
      ) : (
        <>
          <div className="toolbar">
            <DownloadLink shown={shown} />
            <ButtonAnchor
              variant="secondary"
              href={address(operations.display, { subjectRef: subject, ref })}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={t('ownTabNamed', { name })}
            >
              {t('ownTab')}
            </ButtonAnchor>
          </div>
          <iframe
            className="frame frame--xhtml"
            title={t('contentOf', { name })}
            sandbox=""
            src={address(operations.display, { subjectRef: subject, ref })}
          />
        </>
      )}
    </>
  )
}

/** A link that downloads; its name says what, of which kind and how large. */
function DownloadLink({ shown }: { readonly shown: Shown }) {
  const t = useTexts('document')
  const locales = useLocales()
  const subject = useSubject()
  const { ref, name, content } = shown
  const size = sizeIn(locales, content.bytes)
  const kind = content.kind.toUpperCase()
  return (
    <ButtonAnchor
      variant="secondary"
      href={address(operations.file, { subjectRef: subject, ref })}
      download
      aria-label={t('downloadNamed', { name, kind, size })}
    >
      {t('download')}{' '}
      <span className="button__detail">
        ({kind}, {size})
      </span>
    </ButtonAnchor>
  )
}

/** A size in kilobytes or megabytes as a locale writes it. */
function sizeIn(locales: readonly string[], bytes: number): string {
  const isLarge = bytes >= 1_000_000
  return new Intl.NumberFormat(locales, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    maximumFractionDigits: isLarge ? 1 : 0,
  }).format(Math.max(1, bytes / (isLarge ? 1_000_000 : 1000)))
}
