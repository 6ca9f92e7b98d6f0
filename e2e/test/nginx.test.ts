import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { request } from 'node:https'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { connect, type ConnectionOptions } from 'node:tls'
import { freePort } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startNginx } from '../support/nginx.ts'
import { canRun } from '../support/programs.ts'
import type { Started } from '../support/started.ts'

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

/** Headers of every answer, from nginx or from the bff. */
const EVERYWHERE = {
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}
const OWN_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

describe.runIf(await canRun('nginx', 'openssl'))(
  'deploy/nginx.conf (S13)',
  () => {
    let directory: string
    let port: number
    let nginx: Started
    /** Takes the place of the bff, and answers with its own headers. */
    let bff: Server

    beforeAll(async () => {
      directory = await mkdtemp(join(tmpdir(), 'mittkanta-nginx-'))
      await chmod(directory, 0o777)
      bff = createServer((_req, res) => {
        res
          .setHeader('Content-Security-Policy', "default-src 'self'")
          .setHeader('Strict-Transport-Security', 'max-age=1')
          .setHeader('X-Content-Type-Options', 'nosniff')
          .setHeader('Referrer-Policy', 'same-origin')
          .setHeader('Cache-Control', 'public, max-age=31536000, immutable')
          .end('of the bff')
      })
      bff.listen(0, '127.0.0.1')
      await once(bff, 'listening')
      const address = bff.address()
      const own = String(typeof address === 'object' ? address?.port : '')
      port = await freePort()
      nginx = await startNginx(directory, port, [own, own])
    }, 120_000)
    afterAll(async () => {
      await nginx.stop()
      bff.close()
      await rm(directory, { recursive: true })
    })

    /** What a handshake agreed on, or the code of its failure. */
    const shake = async (options: ConnectionOptions) => {
      const socket = connect({
        host: '127.0.0.1',
        port,
        rejectUnauthorized: false,
        servername: 'localhost',
        ...options,
      })
      try {
        await once(socket, 'secureConnect')
        const { name, version } = socket.getCipher()
        return { name, version, exchange: socket.getEphemeralKeyInfo() }
      } catch (error) {
        return error instanceof Error && 'code' in error ? error.code : error
      } finally {
        socket.destroy()
      }
    }

    const ask = async (
      headers: Record<string, string>,
      path = '/',
    ): Promise<Answer> => {
      const asked = request({
        host: '127.0.0.1',
        port,
        path,
        headers,
        agent: false,
        rejectUnauthorized: false,
        servername: 'localhost',
      })
      asked.end()
      const [answer] = (await once(asked, 'response')) as [
        { statusCode: number; headers: Answer['headers']; resume: () => void },
      ]
      answer.resume()
      return { status: answer.statusCode, headers: answer.headers }
    }

    it('makes every connection with forward secrecy', async () => {
      expect(await shake({ maxVersion: 'TLSv1.2' })).toMatchObject({
        name: expect.stringMatching(/^ECDHE-.*(?:GCM|POLY1305)/) as string,
        exchange: { type: 'ECDH' },
      })
      expect(await shake({ minVersion: 'TLSv1.3' })).toMatchObject({
        version: 'TLSv1.3',
      })
    })

    it.each([
      ['RSA key transport', 'AES128-GCM-SHA256'],
      ['RSA key transport', 'AES256-SHA'],
      ['CBC', 'ECDHE-RSA-AES128-SHA256'],
      ['CBC', 'ECDHE-RSA-AES256-SHA'],
      ['finite-field groups', 'DHE-RSA-AES128-GCM-SHA256'],
    ])('refuses ciphers with %s: %s', async (_, ciphers) => {
      const legacy = { ciphers: `${ciphers}:@SECLEVEL=0` }
      expect(await shake({ ...legacy, maxVersion: 'TLSv1.2' })).toBe(
        'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
      )
    })

    it.each(['TLSv1', 'TLSv1.1'] as const)('refuses %s', async (version) => {
      const old = { minVersion: version, maxVersion: version }
      expect(await shake({ ...old, ciphers: 'ALL:@SECLEVEL=0' })).toBe(
        'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
      )
    })

    it.each(['other.example', ''])(
      'gives no certificate to a handshake for the name “%s”',
      async (servername) => {
        expect(await shake({ servername })).toBe(
          'ERR_SSL_TLSV1_UNRECOGNIZED_NAME',
        )
      },
    )

    it.each(['other.example', 'localhost.other.example', '127.0.0.1'])(
      'answers 421 to the Host %s inside a connection for our name, and asks no bff',
      async (Host) => {
        expect(await ask({ Host })).toMatchObject({
          status: 421,
          headers: { ...EVERYWHERE, 'content-security-policy': OWN_POLICY },
        })
      },
    )

    it('adds no header to an answer of the bff, and changes none', async () => {
      const { status, headers } = await ask({ Host: 'localhost' })

      expect(status).toBe(200)
      expect(headers).toMatchObject({
        'content-security-policy': "default-src 'self'",
        'strict-transport-security': 'max-age=1',
        'referrer-policy': 'same-origin',
        'cache-control': 'public, max-age=31536000, immutable',
      })
      expect(headers['x-frame-options']).toBeUndefined()
    })

    it.each([
      [
        'a request with headers that are too long',
        400,
        { Host: 'localhost', 'X-Long': 'x'.repeat(20_000) },
      ],
      [
        'a request with a body that is too large',
        413,
        { Host: 'localhost', 'Content-Length': '300000' },
      ],
    ])(
      'has the security headers on its own answer to %s',
      async (_, status, headers) => {
        expect(await ask(headers)).toMatchObject({
          status,
          headers: { ...EVERYWHERE, 'content-security-policy': OWN_POLICY },
        })
      },
    )

    it('limits the connections of one address, and answers 429 with the security headers', async () => {
      const sockets = await Promise.all(
        Array.from({ length: 215 }, async () => {
          const socket = connect({
            host: '127.0.0.1',
            port,
            servername: 'localhost',
            rejectUnauthorized: false,
          })
          await once(socket, 'secureConnect')
          return socket
        }),
      )
      // A request is counted from its headers to its end: their bodies do not come.
      for (const socket of sockets) {
        socket.write(
          'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n',
        )
      }
      await setTimeout(500)
      expect(await ask({ Host: 'localhost' })).toMatchObject({
        status: 429,
        headers: EVERYWHERE,
      })
      for (const socket of sockets) socket.destroy()
    })

    it('has the security headers on its own answer when no bff is there', async () => {
      bff.closeAllConnections()
      bff.close()
      await once(bff, 'close')

      expect(await ask({ Host: 'localhost' })).toMatchObject({
        status: 502,
        headers: { ...EVERYWHERE, 'content-security-policy': OWN_POLICY },
      })
    })

    it('writes no address, name or header of a request into a log', async () => {
      const written =
        (await readFile(join(directory, 'access.log'), 'utf8')) +
        (await readFile(join(directory, 'error.log'), 'utf8'))
      expect(written.split('\n').length).toBeGreaterThan(5)
      for (const word of ['other.example', 'xxx', '127.0.0.1 ']) {
        expect(written).not.toContain(word)
      }
    })
  },
)
