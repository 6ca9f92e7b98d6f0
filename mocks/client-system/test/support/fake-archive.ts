import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Delivery } from '@mittkanta/contracts'
import { createLocalJWKSet, jwtVerify } from 'jose'
import type { ClientSystemRegistration } from '../../src/client-systems.ts'

export interface Received {
  readonly clientId: string
  readonly archivedAt: string | undefined
  readonly delivery: Delivery
}

export type Judge = (
  received: Received,
) =>
  | { readonly status: 200 }
  | { readonly status: number; readonly problem: unknown }

/**
 * An archive that takes tokens and contents seriously and lets a test judge deliveries.
 *
 * @param others what it answers at other addresses
 */
export async function fakeArchive(
  registrations: readonly ClientSystemRegistration[],
  judge: Judge,
  others: Readonly<Record<string, unknown>> = {},
) {
  const received: Received[] = []
  const uploads: { type: string; hash: string }[] = []
  const asked: { clientId: string; path: string; body: unknown }[] = []
  const known = new Set<string>()
  const tokens = new Map<string, string>()
  let url = ''

  const answer = async (
    request: IncomingMessage,
  ): Promise<[number, unknown]> => {
    const body = await bodyOf(request)
    if (request.url === '/oauth/token') {
      const form = new URLSearchParams(body.toString())
      const clientId = await proven(form.get('client_assertion') ?? '')
      const token = `token-${tokens.size}`
      tokens.set(`Bearer ${token}`, clientId)
      return [
        200,
        { access_token: token, token_type: 'Bearer', expires_in: 600 },
      ]
    }
    const clientId = tokens.get(request.headers.authorization ?? '')
    if (clientId === undefined) {
      return [
        401,
        { type: 'urn:mittkanta:problem:caller-refused', status: 401 },
      ]
    }
    if (request.url === '/intake/contents') {
      const type = request.headers['content-type'] ?? ''
      const hash = createHash('sha256').update(body).digest('hex')
      uploads.push({ type, hash })
      return [201, { hash, type, bytes: body.length }]
    }
    if (request.url !== undefined && request.url in others) {
      asked.push({
        clientId,
        path: request.url,
        body: JSON.parse(body.toString()),
      })
      return [200, others[request.url]]
    }
    const header = request.headers['x-demo-archived-at']
    const one: Received = {
      clientId,
      archivedAt: typeof header === 'string' ? header : undefined,
      delivery: Delivery.parse(JSON.parse(body.toString())),
    }
    const verdict = judge(one)
    if ('problem' in verdict) return [verdict.status, verdict.problem]
    received.push(one)
    return [
      200,
      {
        documents: one.delivery.documents.map(({ metadata }) => {
          const outcome = known.has(metadata.documentId)
            ? 'already-stored'
            : 'stored'
          known.add(metadata.documentId)
          return {
            documentId: metadata.documentId,
            version: metadata.version,
            outcome,
          }
        }),
        reminders: [],
      },
    ]
  }

  const proven = async (assertion: string): Promise<string> => {
    for (const { clientId, jwks } of registrations) {
      const proof = await jwtVerify(assertion, createLocalJWKSet(jwks), {
        audience: url,
        issuer: clientId,
        subject: clientId,
        requiredClaims: ['jti', 'exp'],
      }).catch(() => undefined)
      if (proof) return clientId
    }
    throw new Error('nobody is proven')
  }

  const server = createServer((request, response) => {
    void answer(request)
      .catch(() => [500, { type: 'fake', status: 500 }] as const)
      .then(([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' })
        response.end(JSON.stringify(body))
      })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    url,
    received,
    uploads,
    asked,
    tokens,
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
