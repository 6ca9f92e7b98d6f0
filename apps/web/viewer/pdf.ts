import {
  getDocument,
  GlobalWorkerOptions,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import workerSource from 'virtual:pdf-worker'
import {
  MOST_TEXT_CHARACTERS,
  type FromViewer,
  type OpenPdf,
  type PdfTextPages,
  type ToViewer,
} from '../src/document/pdf-messages.ts'
import { decodersOver } from './decoders.ts'
import { textOfPage } from './page-text.ts'
import { PageView } from './page-view.ts'

/*
 * The PDF viewer. It runs in a frame with `sandbox="allow-scripts"`: its origin
 * is opaque, its CSP allows no connection, and all that it ever gets is one
 * document through one message. It reports only to the page that framed it. See
 * README.md for the headers that it needs.
 */

/** So many pages stay drawn; the others are drawn again when they are seen. */
const DRAWN_PAGES = 8

/** A page is never wider than this at zoom 1, in CSS pixels. */
const WIDEST_PAGE = 960

addEventListener(
  'message',
  (event: MessageEvent<OpenPdf>) => {
    const [port] = event.ports
    if (event.source !== parent || !port) return
    const say = (message: FromViewer, moved: Transferable[] = []) =>
      port.postMessage(message, moved)
    say({ type: 'received' })
    open(event.data, port, say).catch(() => say({ type: 'failed' }))
  },
  { once: true },
)

type Say = (message: FromViewer, moved?: Transferable[]) => void

async function open(
  { bytes, language, pageLabel }: OpenPdf,
  port: MessagePort,
  say: Say,
): Promise<void> {
  document.documentElement.lang = language
  const decoders = decodersOver(port)
  let views: readonly PageView[] = []
  let zoom = 1

  const layOut = () => {
    const width = Math.min(innerWidth - 2, WIDEST_PAGE)
    for (const view of views) view.resize(Math.floor(width * zoom))
    drawn.length = 0
    observeAll()
    say({ type: 'height', height: document.body.scrollHeight })
  }

  const drawn: PageView[] = []
  const fill = (view: PageView) => {
    drawn.push(view)
    if (drawn.length > DRAWN_PAGES) drawn.shift()?.empty()
    view.fill().catch(() => say({ type: 'failed' }))
  }
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const view = views.find(({ element }) => element === target)
      if (view && isIntersecting && !drawn.includes(view)) fill(view)
    }
  })
  const observeAll = () => {
    observer.disconnect()
    for (const { element } of views) observer.observe(element)
  }

  port.onmessage = ({ data }: MessageEvent<ToViewer>) => {
    switch (data.type) {
      case 'zoom':
        zoom = data.factor
        layOut()
        return
      case 'decoder':
        decoders.arrived(data)
        return
      case 'print':
        printAll(views, say).catch(() => say({ type: 'failed' }))
        return
      case 'text':
        textOf(views)
          .then((text) => say({ type: 'text', text }))
          .catch(() => say({ type: 'failed' }))
    }
  }

  GlobalWorkerOptions.workerPort = startWorker(() => say({ type: 'failed' }))
  const pdf = await getDocument({
    data: new Uint8Array(bytes),
    // Nothing in a document may become code (CVE-2024-4367), and no form logic.
    isEvalSupported: false,
    enableXfa: false,
    useWorkerFetch: false,
    BinaryDataFactory: decoders.DecoderFactory,
    wasmUrl: 'decoders/',
  }).promise
  views = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const label = pageLabel
        .replace('{page}', String(index + 1))
        .replace('{pages}', String(pdf.numPages))
      return new PageView(await pdf.getPage(index + 1), label)
    }),
  )
  document.body.append(...views.map(({ element }) => element))
  say({ type: 'opened', pages: pdf.numPages })
  layOut()

  let width = innerWidth
  addEventListener('resize', () => {
    // The page changes the frame's height itself; only the width matters.
    if (innerWidth === width) return
    width = innerWidth
    layOut()
  })
}

async function printAll(views: readonly PageView[], say: Say): Promise<void> {
  for (const [index, view] of views.entries()) {
    const bytes = await view.image()
    say({ type: 'printable', page: index + 1, bytes }, [bytes])
  }
}

/** The text of every page, up to what the page takes. */
async function textOf(views: readonly PageView[]): Promise<PdfTextPages> {
  const pages: string[][] = []
  let left = MOST_TEXT_CHARACTERS
  for (const view of views) {
    const page = await textOfPage(view.page)
    left -= page.join('').length
    if (left < 0) return { pages, isCut: true }
    pages.push(page)
  }
  return { pages, isCut: false }
}

/**
 * The worker belongs to the frame's opaque origin and inherits its CSP. It is a
 * classic one: browsers do not load a module from a `blob:` of no origin.
 */
function startWorker(failed: () => void): Worker {
  const address = URL.createObjectURL(
    new Blob([workerSource], { type: 'text/javascript' }),
  )
  const worker = new Worker(address)
  worker.addEventListener('error', failed)
  return worker
}
