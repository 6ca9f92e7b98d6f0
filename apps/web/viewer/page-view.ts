import { TextLayer, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** Larger canvases fail in some browsers and none is sharper to the eye. */
const LARGEST_CANVAS_PIXELS = 16_000_000

/** Dots per PDF point of a printed page: 150 dpi. */
const PRINT_SCALE = 150 / 72

/**
 * One page: a box of the right size from the beginning, filled with the drawn
 * page and its text when it comes into view, and emptied again when others do.
 */
export class PageView {
  readonly element: HTMLElement
  readonly page: PDFPageProxy
  #scale = 1
  /** Grows with every change, so that a late drawing knows that it is late. */
  #turn = 0
  #isFilled = false

  constructor(page: PDFPageProxy, label: string) {
    this.page = page
    this.element = document.createElement('section')
    this.element.className = 'page'
    this.element.setAttribute('aria-label', label)
  }

  /** Fits the page to a width and empties it. Widths are CSS pixels. */
  resize(width: number): void {
    const { width: natural } = this.page.getViewport({ scale: 1 })
    this.#scale = width / natural
    const viewport = this.page.getViewport({ scale: this.#scale })
    const { style } = this.element
    style.width = `${Math.floor(viewport.width)}px`
    style.height = `${Math.floor(viewport.height)}px`
    style.setProperty('--total-scale-factor', String(this.#scale))
    this.empty()
  }

  /** Throws the drawing away; the box stays. */
  empty(): void {
    this.#turn++
    this.#isFilled = false
    this.element.replaceChildren()
  }

  /** Draws the page and lays its text over it, once. */
  async fill(): Promise<void> {
    if (this.#isFilled) return
    this.#isFilled = true
    const turn = this.#turn
    const scale = this.#scale * window.devicePixelRatio
    const canvas = await this.#draw(scale, 'display')
    canvas.setAttribute('aria-hidden', 'true')
    const text = document.createElement('div')
    text.className = 'text'
    await new TextLayer({
      textContentSource: this.page.streamTextContent(),
      container: text,
      viewport: this.page.getViewport({ scale: this.#scale }),
    }).render()
    if (turn === this.#turn) this.element.replaceChildren(canvas, text)
  }

  /** The page as a PNG to print. */
  async image(): Promise<ArrayBuffer> {
    const canvas = await this.#draw(PRINT_SCALE, 'print')
    const blob = await new Promise<Blob | null>((resolve) =>
      canvas.toBlob(resolve, 'image/png'),
    )
    canvas.width = canvas.height = 0
    if (!blob) throw new Error('the page could not be made an image')
    return blob.arrayBuffer()
  }

  async #draw(
    wanted: number,
    // Printing does not wait for animation frames, which a frame out of view
    // does not get.
    intent: 'display' | 'print',
  ): Promise<HTMLCanvasElement> {
    const { width, height } = this.page.getViewport({ scale: 1 })
    const largest = Math.sqrt(LARGEST_CANVAS_PIXELS / (width * height))
    const viewport = this.page.getViewport({
      scale: Math.min(wanted, largest),
    })
    const canvas = document.createElement('canvas')
    canvas.width = Math.floor(viewport.width)
    canvas.height = Math.floor(viewport.height)
    await this.page.render({ canvas, viewport, intent }).promise
    return canvas
  }
}
