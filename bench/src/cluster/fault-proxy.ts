import { once } from 'node:events'
import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/**
 * What a line does to what goes through: nothing; every piece late; every
 * connection reset, and new ones too; the way back closed after the request;
 * rubbish in place of the answer; silence.
 */
export const LINE_FAULTS = [
  'slow',
  'cut',
  'half-closed',
  'garbage',
  'silent',
] as const
export type LineFault = (typeof LINE_FAULTS)[number]

const LATE_MILLISECONDS = 400

/** A TCP line between two services that can be disturbed. */
export interface FaultProxy {
  readonly port: number
  disturb: (fault: LineFault) => void
  mend: () => void
  close: () => Promise<void>
}

/** @param target port on this machine where the line ends */
export async function startFaultProxy(target: number): Promise<FaultProxy> {
  const pairs = new Map<Socket, Socket>()
  let fault: LineFault | undefined

  const server = createServer({ allowHalfOpen: true }, (near) => {
    if (fault === 'cut') {
      near.resetAndDestroy()
      return
    }
    const far = connect({
      port: target,
      host: '127.0.0.1',
      allowHalfOpen: true,
    })
    pairs.set(near, far)
    const forget = () => {
      pairs.delete(near)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      socket.on('error', forget)
      socket.on('close', forget)
    }
    near.on('data', (piece) => pass(piece, far))
    near.on('end', () => far.end())
    far.on('end', () => near.end())
    far.on('data', (piece) => {
      if (fault === 'garbage') {
        near.write(Buffer.from('\u0000\u0016rubbish rubbish\r\n\r\n'))
      } else if (fault === 'half-closed') {
        near.end()
      } else pass(piece, near)
    })
  })

  const pass = (piece: Buffer, to: Socket) => {
    if (fault === 'silent') return
    if (fault === 'slow') setTimeout(() => to.write(piece), LATE_MILLISECONDS)
    else to.write(piece)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const dropAll = () => {
    for (const [near, far] of pairs) {
      near.resetAndDestroy()
      far.destroy()
    }
    pairs.clear()
  }

  return {
    port: (server.address() as AddressInfo).port,
    disturb: (next) => {
      fault = next
      if (next === 'cut') dropAll()
    },
    mend: () => {
      // What was swallowed or spoilt does not come back: its connections end.
      if (fault !== undefined && fault !== 'slow') dropAll()
      fault = undefined
    },
    close: async () => {
      dropAll()
      server.close()
      await once(server, 'close')
    },
  }
}
