import {
  IncomingMessage,
  ServerResponse,
  type RequestListener,
} from 'node:http'
import { Socket } from 'node:net'
import { Duplex } from 'node:stream'

/** Headers by their lower-case names. */
type Headers = Readonly<Record<string, string>>

/** An answer of the application to itself. */
interface AnswerWithin {
  readonly status: number
  readonly headers: Readonly<ReturnType<ServerResponse['getHeaders']>>
  readonly body: string
}

const HEAD_ENDS = '\r\n\r\n'

/**
 * Asks the application as a browser would, in this process: with the same
 * admission, gates, log and metrics, and without a way past any of them.
 *
 * @param signal gives the answer up, as a reader does who closes the
 *   connection
 * @throws {Error} when it was given up, or broke off
 */
export function askWithin(
  app: RequestListener,
  path: string,
  headers: Headers,
  signal: AbortSignal,
): Promise<AnswerWithin> {
  const req = Object.assign(new IncomingMessage(new Socket()), {
    method: 'GET',
    url: path,
    headers,
    httpVersion: '1.1',
    httpVersionMajor: 1,
    httpVersionMinor: 1,
  })
  req.push(null)
  const res = new ServerResponse(req)
  const { wire, written } = listeningWire()
  // Of a socket a response uses only what every duplex stream has.
  res.assignSocket(wire as unknown as Socket)

  return new Promise((resolve, reject) => {
    const giveUp = () => wire.destroy()
    signal.addEventListener('abort', giveUp, { once: true })
    res.once('finish', () => {
      const sent = written()
      resolve({
        status: res.statusCode,
        headers: res.getHeaders(),
        body: sent.slice(sent.indexOf(HEAD_ENDS) + HEAD_ENDS.length),
      })
      giveUp()
    })
    res.once('close', () => {
      signal.removeEventListener('abort', giveUp)
      reject(new Error('The answer broke off'))
    })
    if (signal.aborted) giveUp()
    else app(req, res)
  })
}

/** Takes what is written to it, and nothing ever comes from it. */
function listeningWire() {
  const chunks: Buffer[] = []
  const wire = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return { wire, written: () => Buffer.concat(chunks).toString('utf8') }
}
