import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?url'
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?url'
import type { Decoder } from './pdf-decoders.ts'
import {
  FromViewer,
  type OpenPdf,
  type PdfTextPages,
  type ToViewer,
} from './pdf-messages.ts'

const decoders: Readonly<Record<Decoder, string>> = {
  'jbig2.wasm': jbig2,
  'openjpeg.wasm': openjpeg,
}

/** The viewer is given up when it has not answered by then. */
const ANSWER_MILLISECONDS = 15_000

/** What the viewer reports about the document. */
export interface PdfEvents {
  readonly opened: (pages: number) => void
  readonly failed: () => void
  readonly height: (pixels: number) => void
  /** One page as a PNG, after `print`; pages come in order. */
  readonly printable: (page: number, image: Blob) => void
  /** The text of every page, after `text`. */
  readonly text: (text: PdfTextPages) => void
}

/** A viewer that holds a document. */
export interface PdfViewer {
  readonly send: (message: ToViewer) => void
  readonly close: () => void
}

/**
 * Hands a document to the viewer in a frame. The bytes are moved, not copied.
 *
 * @param frame has loaded `/viewer/pdf.html`; its origin is opaque, so the
 *   message cannot name it
 */
export function openInViewer(
  frame: HTMLIFrameElement,
  document: Omit<OpenPdf, 'type'>,
  events: PdfEvents,
): PdfViewer {
  const { port1: port, port2 } = new MessageChannel()
  const send = (message: ToViewer, moved: Transferable[] = []) =>
    port.postMessage(message, moved)
  const timer = setTimeout(events.failed, ANSWER_MILLISECONDS)
  const close = () => {
    clearTimeout(timer)
    port.close()
  }

  port.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = FromViewer.safeParse(data)
    if (!message.success) {
      close()
      events.failed()
      return
    }
    hear(message.data)
  }

  const hear = (message: FromViewer) => {
    switch (message.type) {
      case 'received':
        clearTimeout(timer)
        return
      case 'opened': {
        events.opened(message.pages)
        return
      }
      case 'failed': {
        events.failed()
        return
      }
      case 'height': {
        events.height(message.height)
        return
      }
      case 'need':
        void fetchDecoder(message.file).then((bytes) =>
          send(
            { type: 'decoder', file: message.file, bytes },
            bytes ? [bytes] : [],
          ),
        )
        return
      case 'text': {
        events.text(message.text)
        return
      }
      case 'printable': {
        events.printable(
          message.page,
          new Blob([message.bytes], { type: 'image/png' }),
        )
        return
      }
    }
  }

  const message: OpenPdf = { type: 'open', ...document }
  frame.contentWindow?.postMessage(message, '*', [port2, document.bytes])
  return { send, close }
}

async function fetchDecoder(file: Decoder): Promise<ArrayBuffer | null> {
  try {
    const response = await fetch(decoders[file])
    return response.ok ? await response.arrayBuffer() : null
  } catch {
    // The picture that needed it stays empty; the rest of the page is shown.
    return null
  }
}
