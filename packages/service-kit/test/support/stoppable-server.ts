import { createReadStream } from 'node:fs'
import { createLog, listen, untilStopped } from '../../src/index.ts'

/*
 * A service that is asked to stop: `/large` is more than any buffer on the way
 * holds, `/never` has no end, `/ready` says whether it is ready; `/stream`,
 * `/promise` and `/throw` each cause an error without a handler. It sends its
 * port to its parent.
 */
export const LARGE_BYTES = 24 * 1024 * 1024

const PIECE = Buffer.alloc(64 * 1024)

if (process.send) {
  let isReady = true
  const server = await listen((req, res) => {
    if (req.url === '/ready') res.writeHead(isReady ? 200 : 503).end()
    else if (req.url === '/never') res.write('…')
    else if (req.url === '/stream') {
      createReadStream('/nowhere/at-all')
      res.end()
    } else if (req.url === '/promise') {
      void Promise.reject(new Error('a rejection without a handler'))
      res.end()
    } else if (req.url === '/throw') {
      setImmediate(() => {
        throw new TypeError('an exception without a handler')
      })
      res.end()
    } else {
      let left = LARGE_BYTES
      const more = () => {
        while (left > 0) {
          left -= PIECE.length
          if (!res.write(PIECE)) {
            res.once('drain', more)
            return
          }
        }
        res.end()
      }
      more()
    }
  }, 0)
  untilStopped(
    createLog('stoppable'),
    {
      leave: () => {
        isReady = false
        server.leave()
      },
      stop: server.close,
    },
    Number(process.argv[2]),
  )
  process.send({ port: server.port })
}
