import {
  defaultTextMapGetter,
  defaultTextMapSetter,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Span as OpenSpan,
} from '@opentelemetry/api'
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks'
import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base'
import type { RequestHandler } from 'express'
import { routeOf } from '../route-of.ts'
import type {
  Span,
  SpanFields,
  SpanName,
  Tracing,
  TracingDeps,
} from './tracing.ts'

/** How OpenTelemetry calls the fields. */
const ATTRIBUTES: Readonly<Record<keyof SpanFields, string>> = {
  method: 'http.request.method',
  route: 'http.route',
  status: 'http.response.status_code',
  statement: 'db.query.summary',
  rows: 'mittkanta.usage_log.rows',
}

/**
 * Words of our own code: routes, names of statements. Anything else is not
 * reported.
 */
const WORD = /^[\w./:{}-]{1,120}$/

const KINDS: Readonly<Partial<Record<SpanName, SpanKind>>> = {
  request: SpanKind.SERVER,
  archive: SpanKind.CLIENT,
  registry: SpanKind.CLIENT,
  provider: SpanKind.CLIENT,
  statement: SpanKind.CLIENT,
}

const attributesOf = (fields: SpanFields) =>
  Object.fromEntries(
    (Object.keys(ATTRIBUTES) as (keyof SpanFields)[]).flatMap((field) => {
      const value = fields[field]
      if (value === undefined) return []
      const isTold = typeof value === 'number' || WORD.test(value)
      return isTold ? [[ATTRIBUTES[field], value]] : []
    }),
  )

/**
 * A failure is reported by its kind; its message could repeat what it was
 * given.
 */
function fail(span: OpenSpan, error: unknown): void {
  const name = error instanceof Error ? error.name : 'unknown'
  span.setAttribute('error.type', WORD.test(name) ? name : 'unknown')
  span.setStatus({ code: SpanStatusCode.ERROR })
}

/** The exporter, with a word to the operator when what it sends does not arrive. */
function toldOf(exporter: SpanExporter, onLost: () => void): SpanExporter {
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error !== undefined) onLost()
        done(result)
      }),
    shutdown: () => exporter.shutdown(),
  }
}

/**
 * Tracing by OpenTelemetry, sent as OTLP/HTTP JSON. It keeps to itself: nothing
 * is registered for the process, no library is instrumented, and nothing of the
 * machine or the environment is sent along but the service's name.
 */
export function openTelemetry(
  service: string,
  { endpoint, ratio }: { readonly endpoint: URL; readonly ratio: number },
  { continues = () => false, onLost }: TracingDeps,
): Tracing {
  const base = endpoint.href.replace(/\/$/, '')
  const exporter = new OTLPTraceExporter({ url: `${base}/v1/traces` })
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service }),
    sampler: new ParentBasedSampler({
      root: new TraceIdRatioBasedSampler(ratio),
    }),
    spanProcessors: [new BatchSpanProcessor(toldOf(exporter, onLost))],
  })
  const tracer = provider.getTracer('mittkanta')
  const contexts = new AsyncLocalStorageContextManager().enable()
  const propagator = new W3CTraceContextPropagator()

  const begin = (name: SpanName, fields: SpanFields, under: Context) => {
    const span = tracer.startSpan(
      name,
      {
        kind: KINDS[name] ?? SpanKind.INTERNAL,
        attributes: attributesOf(fields),
      },
      under,
    )
    return { span, inside: trace.setSpan(under, span) }
  }

  const spanUnder =
    (parent: () => Context): Span =>
    async (name, fields, work) => {
      const { span, inside } = begin(name, fields, parent())
      try {
        return await contexts.with(inside, work)
      } catch (error) {
        fail(span, error)
        throw error
      } finally {
        span.end()
      }
    }

  const requests: RequestHandler = (req, res, next) => {
    const parent = continues(req.path)
      ? propagator.extract(ROOT_CONTEXT, req.headers, defaultTextMapGetter)
      : contexts.active()
    const { span, inside } = begin('request', { method: req.method }, parent)
    res.once('close', () => {
      const route = routeOf(req)
      span.setAttributes(attributesOf({ route, status: res.statusCode }))
      if (res.statusCode >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
    })
    contexts.with(inside, () => {
      next()
    })
  }

  return {
    isOn: true,
    span: spanUnder(() => contexts.active()),
    apart: spanUnder(() => ROOT_CONTEXT),
    requests,
    outgoing: () => {
      const headers: Record<string, string> = {}
      propagator.inject(contexts.active(), headers, defaultTextMapSetter)
      return headers
    },
    close: () => provider.shutdown(),
  }
}
