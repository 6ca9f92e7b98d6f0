import { DECODERS, type Decoder } from '../src/document/pdf-decoders.ts'
import type { ToViewer } from '../src/document/pdf-messages.ts'

/**
 * What pdf.js asks for its decoders. The frame has no network: the page hands
 * over the few files that it knows.
 */
export function decodersOver(port: MessagePort) {
  const waiting = new Map<Decoder, (bytes: ArrayBuffer | null) => void>()

  /** The class that pdf.js instantiates; `fetch` is its only duty. */
  class DecoderFactory {
    async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
      const file = DECODERS.find((known) => known === filename)
      if (!file) throw new Error('this file is not handed over')
      const bytes = await new Promise<ArrayBuffer | null>((resolve) => {
        waiting.set(file, resolve)
        port.postMessage({ type: 'need', file })
      })
      if (!bytes) throw new Error('the file could not be fetched')
      return new Uint8Array(bytes)
    }
  }

  return {
    DecoderFactory,
    arrived: ({ file, bytes }: Extract<ToViewer, { type: 'decoder' }>) => {
      waiting.get(file)?.(bytes)
      waiting.delete(file)
    },
  }
}
