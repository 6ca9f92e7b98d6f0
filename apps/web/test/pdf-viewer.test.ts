import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  MOST_TEXT_CHARACTERS,
  type OpenPdf,
} from '../src/document/pdf-messages.ts'
import { openInViewer } from '../src/document/pdf-viewer.ts'

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

/** Opens a document in a frame whose window is ours, and gives the viewer's end. */
async function opened() {
  const events = {
    opened: vi.fn(),
    failed: vi.fn(),
    height: vi.fn(),
    printable: vi.fn(),
    text: vi.fn(),
  }
  const posted = new Promise<{ message: OpenPdf; port: MessagePort }>(
    (resolve) => {
      const frame = {
        contentWindow: {
          postMessage: (
            message: OpenPdf,
            _origin: string,
            [port]: [MessagePort],
          ) => resolve({ message, port }),
        },
      } as unknown as HTMLIFrameElement
      const viewer = openInViewer(
        frame,
        { bytes: new ArrayBuffer(3), language: 'sv', pageLabel: '{page}' },
        events,
      )
      closers.push(viewer.close)
    },
  )
  const { message, port } = await posted
  closers.push(() => port.close())
  return { events, message, port }
}

describe('openInViewer', () => {
  it('hands over the document and hears what the viewer says', async () => {
    const { events, message, port } = await opened()
    port.postMessage({ type: 'received' })
    port.postMessage({ type: 'opened', pages: 3 })
    port.postMessage({ type: 'height', height: 1234.5 })

    await vi.waitFor(() => expect(events.height).toHaveBeenCalledWith(1234.5))
    expect(events.opened).toHaveBeenCalledWith(3)
    expect(message.type).toBe('open')
    expect(events.failed).not.toHaveBeenCalled()
  })

  it('hears the text of the document', async () => {
    const { events, port } = await opened()
    const text = { pages: [['One.'], []], isCut: false }

    port.postMessage({ type: 'text', text })

    await vi.waitFor(() => expect(events.text).toHaveBeenCalledWith(text))
  })

  for (const [what, said] of [
    ['a height without measure', { type: 'height', height: 1e12 }],
    ['a file that is not on the list', { type: 'need', file: '/api/session' }],
    ['more than the contract says', { type: 'opened', pages: 1, extra: 1 }],
    [
      'text that is not plain',
      { type: 'text', text: { pages: [[{ html: '' }]], isCut: false } },
    ],
    [
      'more text than is told',
      {
        type: 'text',
        text: {
          pages: [['a'.repeat(MOST_TEXT_CHARACTERS)], ['b']],
          isCut: false,
        },
      },
    ],
    ['nothing that is known', 'hello'],
  ] as const)
    it(`gives a viewer up that says ${what}`, async () => {
      const { events, port } = await opened()

      port.postMessage(said)

      await vi.waitFor(() => expect(events.failed).toHaveBeenCalledOnce())
      expect(events.height).not.toHaveBeenCalled()
      expect(events.text).not.toHaveBeenCalled()
    })

  it('gives a viewer up that does not answer', async () => {
    vi.useFakeTimers()
    const { events } = await opened()

    await vi.advanceTimersByTimeAsync(15_000)

    expect(events.failed).toHaveBeenCalledOnce()
  })
})
