import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { z } from 'zod'

const Value = z.union([
  z.object({ stringValue: z.string() }),
  z.object({ intValue: z.union([z.number(), z.string()]) }),
])

const OtlpSpan = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  attributes: z.array(z.object({ key: z.string(), value: Value })),
})

const Otlp = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({
        attributes: z.array(z.object({ key: z.string(), value: Value })),
      }),
      scopeSpans: z.array(z.object({ spans: z.array(OtlpSpan) })),
    }),
  ),
})

/** A span as it arrived. */
export interface ReceivedSpan {
  readonly service: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | undefined
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

export interface OtlpReceiver {
  /** Its base address. */
  readonly url: string
  readonly spans: () => readonly ReceivedSpan[]
  /** Everything that was sent, as text. */
  readonly received: () => string
  readonly close: () => Promise<void>
}

const textOf = (value: z.infer<typeof Value>) =>
  'stringValue' in value ? value.stringValue : String(value.intValue)

const recordOf = (
  attributes: readonly { key: string; value: z.infer<typeof Value> }[],
) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, textOf(value)]))

/** An OpenTelemetry receiver that takes OTLP/HTTP in JSON, as collectors do. */
export async function otlpReceiver(): Promise<OtlpReceiver> {
  const bodies: unknown[] = []
  const server = createServer((req, res) => {
    void json(req).then((body) => {
      bodies.push({ path: req.url, headers: req.headers, body })
      res.setHeader('Content-Type', 'application/json').end('{}')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    received: () => JSON.stringify(bodies),
    spans: () =>
      bodies
        .map((one) => Otlp.parse((one as { body: unknown }).body))
        .flatMap(({ resourceSpans }) => resourceSpans)
        .flatMap(({ resource, scopeSpans }) => {
          const service = recordOf(resource.attributes)['service.name'] ?? ''
          return scopeSpans
            .flatMap(({ spans }) => spans)
            .map(({ attributes, parentSpanId, ...span }) => ({
              ...span,
              service,
              parentSpanId,
              attributes: recordOf(attributes),
            }))
        }),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
