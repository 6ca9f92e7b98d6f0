import * as z from 'zod/mini'
import { DECODERS, type Decoder } from './pdf-decoders.ts'

// Our CSP allows no `new Function`, with which zod would compile schemas; even
// trying is reported as a violation.
z.config({ jitless: true })

/*
 * What the page and the PDF viewer say to each other. The viewer lives in a
 * frame of an opaque origin and handles files that others have written, so
 * everything that it says is checked like any other answer from outside.
 */

/** The one message that goes to the frame itself; its port carries the rest. */
export interface OpenPdf {
  readonly type: 'open'
  readonly bytes: ArrayBuffer
  /** The language of `pageLabel`. */
  readonly language: string
  /** `Page {page} of {pages}`, with the two in braces. */
  readonly pageLabel: string
}

/** From the page to the viewer. */
export type ToViewer =
  /** 1 fits the width of the frame. */
  | { readonly type: 'zoom'; readonly factor: number }
  /** Asks for every page as an image, in order. */
  | { readonly type: 'print' }
  /** Asks for the text of every page. */
  | { readonly type: 'text' }
  | {
      readonly type: 'decoder'
      readonly file: Decoder
      /** Null when it could not be fetched. */
      readonly bytes: ArrayBuffer | null
    }

const bytes = z.custom<ArrayBuffer>(
  (value) => Object.prototype.toString.call(value) === '[object ArrayBuffer]',
)
const count = z.int().check(z.minimum(1), z.maximum(20_000))

/** More text than this is cut; a long book has half of it. */
export const MOST_TEXT_CHARACTERS = 2_000_000

/** The text of a PDF: paragraphs of plain text by page; a page may have none. */
const paragraph = z
  .string()
  .check(z.minLength(1), z.maxLength(MOST_TEXT_CHARACTERS))
const PdfTextPages = z
  .strictObject({
    pages: z
      .array(z.array(paragraph).check(z.maxLength(20_000)))
      .check(z.maxLength(20_000)),
    /** Whether there was more than fits. */
    isCut: z.boolean(),
  })
  .check(
    z.refine(
      ({ pages }) => lengthOf(pages) <= MOST_TEXT_CHARACTERS,
      'more text than is told',
    ),
  )
export type PdfTextPages = z.infer<typeof PdfTextPages>

const lengthOf = (pages: readonly (readonly string[])[]) =>
  pages.flat().reduce((sum, paragraph) => sum + paragraph.length, 0)

/** From the viewer to the page. */
export const FromViewer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('received') }),
  z.strictObject({ type: z.literal('opened'), pages: count }),
  z.strictObject({ type: z.literal('failed') }),
  /** How high everything is, in CSS pixels. */
  z.strictObject({
    type: z.literal('height'),
    height: z.number().check(z.minimum(0), z.maximum(10_000_000)),
  }),
  z.strictObject({ type: z.literal('need'), file: z.enum(DECODERS) }),
  /** One page as a PNG. */
  z.strictObject({ type: z.literal('printable'), page: count, bytes }),
  z.strictObject({ type: z.literal('text'), text: PdfTextPages }),
])
export type FromViewer = z.infer<typeof FromViewer>
