import './without-canvas.mjs'
import {
  getDocument,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { activityOf, type Activity } from './pdf-activity.ts'
import { declaresPdfA } from './pdf-archival.ts'
import { refusal, type ContentRule, type Verdict } from './verdict.ts'

/** Annotations that do no more than lie on the page, or lead somewhere on a click. */
const PASSIVE_ANNOTATIONS: ReadonlySet<unknown> = new Set([
  'Link',
  'Text',
  'FreeText',
  'Highlight',
  'Underline',
  'StrikeOut',
  'Squiggly',
  'Line',
  'Square',
  'Circle',
  'Stamp',
  'Ink',
  'Popup',
])

/** An address that leads elsewhere than to a page, a letter box or a telephone. */
const ACTING_ADDRESS = /^\s*(?!(?:https?|mailto|tel):)[a-z][a-z\d+.-]*:/i

/**
 * Examines a PDF (11.2, 11.3.2): PDF/A by its own word, in clear, whole, and
 * without anything that acts. Two ways of looking are used, because objects can
 * hide from a parser and meanings from a scan.
 */
export async function examinePdf(bytes: Uint8Array): Promise<Verdict> {
  if (!isWholePdf(bytes)) return refusal('pdf-not-readable')

  let activity: Activity
  try {
    activity = activityOf(bytes)
  } catch {
    return refusal('pdf-not-readable')
  }
  if (activity.isEncrypted) return refusal('pdf-encrypted')
  const found: ContentRule[] = []
  if (activity.isActive) found.push('pdf-active-content')

  const task = getDocument({
    data: bytes,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: true,
    verbosity: 0,
  })
  try {
    found.push(...(await rulesBrokenBy(await task.promise)))
  } catch {
    found.push('pdf-not-readable')
  } finally {
    await task.destroy()
  }
  return found.length > 0 ? refusal(...found) : { outcome: 'accepted' }
}

/** Whether the file begins and ends as a PDF does, with nothing before or behind. */
function isWholePdf(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const begin = file.subarray(0, 5).toString('latin1')
  const end = file.subarray(-1024).toString('latin1')
  return begin === '%PDF-' && /%%EOF[\0\t\n\f\r ]*$/.test(end)
}

async function rulesBrokenBy(
  document: PDFDocumentProxy,
): Promise<ContentRule[]> {
  const { metadata } = (await document.getMetadata()) as {
    readonly metadata: { getRaw: () => unknown } | null
  }
  const xmp = metadata?.getRaw()
  const isArchival = typeof xmp === 'string' && declaresPdfA(xmp)
  const acts =
    (await document.getJSActions()) !== null ||
    (await document.getAttachments()) !== null ||
    (await document.getFieldObjects()) !== null ||
    hasAction((await document.getOpenAction()) as object | null) ||
    (await hasActingBookmark(document)) ||
    (await hasActingAnnotation(document))
  return [
    ...(isArchival ? [] : (['pdf-not-archival'] as const)),
    ...(acts ? (['pdf-active-content'] as const) : []),
  ]
}

/** An opening action that only chooses the page and its size is none. */
const hasAction = (openAction: object | null) =>
  openAction !== null && 'action' in openAction

async function hasActingBookmark(document: PDFDocumentProxy): Promise<boolean> {
  const pending = [
    ...(((await document.getOutline()) as Bookmark[] | null) ?? []),
  ]
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (ACTING_ADDRESS.test(next.unsafeUrl ?? '')) return true
    pending.push(...next.items)
  }
  return false
}

async function hasActingAnnotation(
  document: PDFDocumentProxy,
): Promise<boolean> {
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    const annotations = (await page.getAnnotations()) as Annotation[]
    page.cleanup()
    if (annotations.some(acts)) return true
  }
  return false
}

const acts = ({ subtype, unsafeUrl }: Annotation) =>
  !PASSIVE_ANNOTATIONS.has(subtype) || ACTING_ADDRESS.test(unsafeUrl ?? '')

/** What is looked at of an annotation as pdf.js gives it. */
interface Annotation {
  readonly subtype?: string
  /** The address as written in the file. */
  readonly unsafeUrl?: string
}

interface Bookmark extends Pick<Annotation, 'unsafeUrl'> {
  readonly items: readonly Bookmark[]
}
