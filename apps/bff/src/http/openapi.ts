import { ProblemDocument } from '@mittkanta/contracts'
import { problems } from '@mittkanta/problems'
import { z } from 'zod'
import { limitOf } from './limits.ts'
import type { Answer, Route } from './route.ts'

/** Express's `:name` is OpenAPI's `{name}`. */
const templateOf = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    // Coerced and branded values have no form of their own in JSON Schema.
    unrepresentable: 'any',
  })

function parametersOf({ path, query }: Route): object[] {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  if (query === undefined) return inPath

  const { properties = {}, required = [] } = schemaOf(query, 'input')
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
  return [...inPath, ...inQuery]
}

const requestBodyOf = (schema: z.ZodType) => ({
  required: true,
  content: { 'application/json': { schema: schemaOf(schema, 'input') } },
})

function answerOf(answer: Answer): Record<string, object> {
  switch (answer.kind) {
    case 'json':
      return {
        200: {
          description: 'As agreed',
          content: {
            'application/json': { schema: schemaOf(answer.schema, 'output') },
          },
        },
      }
    case 'object':
      return {
        200: {
          description: answer.says,
          content: { 'application/json': { schema: { type: 'object' } } },
        },
      }
    case 'bytes':
      return {
        200: {
          description: 'The bytes',
          content: Object.fromEntries(
            answer.types.map((type) => [
              type,
              { schema: { type: 'string', format: 'binary' } },
            ]),
          ),
        },
      }
    case 'nothing':
      return { 204: { description: 'Done' } }
    case 'redirect':
      return { 303: { description: `On to ${answer.to}` } }
    case 'onward':
      return {
        200: {
          description: `A page that leads on to ${answer.to}`,
          content: { 'text/html': { schema: { type: 'string' } } },
        },
        303: { description: 'On to the page that says what went wrong' },
      }
  }
}

function failuresOf(route: Route): Record<string, object> {
  const kinds = [
    'method-not-allowed',
    'unexpected',
    ...(limitOf(route) ? (['too-many-requests', 'unavailable'] as const) : []),
    ...route.problems,
  ] as const
  const statuses = new Map<number, string[]>()
  for (const kind of kinds) {
    const { status } = problems[kind]
    statuses.set(status, [...(statuses.get(status) ?? []), kind])
  }
  return Object.fromEntries(
    [...statuses].map(([status, names]) => [
      status,
      {
        description: names.join(', '),
        content: {
          'application/problem+json': {
            schema: { $ref: '#/components/schemas/Problem' },
          },
        },
      },
    ]),
  )
}

/** The OpenAPI document of a table of routes, made from the contracts. */
export function openApi(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    paths[templateOf(route.path)] = {
      ...paths[templateOf(route.path)],
      [route.method]: {
        summary: route.summary,
        parameters: parametersOf(route),
        ...(route.body && { requestBody: requestBodyOf(route.body) }),
        responses: { ...answerOf(route.answer), ...failuresOf(route) },
        security: route.isPersonal ? [{ session: [] }] : [],
      },
    }
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'MittKanta for social welfare: what the pages ask',
      version: '0.1.0',
      description:
        'Every request that is not a navigation carries the header `X-MittKanta: 1`.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemDocument, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-mittkanta-session',
        },
      },
    },
  }
}
