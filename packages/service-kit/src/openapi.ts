import { ProblemDocument } from '@mittkanta/contracts'
import type { Answer, Body, Operation } from '@mittkanta/contracts/operation'
import { problems, type ProblemKind } from '@mittkanta/problems'
import { z } from 'zod'

/** An operation as OpenAPI describes it. */
type Described = Operation & {
  /** Name of the security scheme; absent when no token is needed. */
  readonly security?: string | undefined
}

/** What the document says of the service as a whole. */
export interface Service {
  readonly title: string
  readonly description: string
  readonly securitySchemes: Readonly<Record<string, object>>
}

/** Express's `:name` is OpenAPI's `{name}`. */
const templateOf = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}')

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io,
    // Coerced and branded values have no representation in JSON Schema.
    unrepresentable: 'any',
  })

function parametersOf({ path, query }: Operation): object[] {
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

const bytes = { schema: { type: 'string', format: 'binary' } }

const bytesOf = (types: readonly string[]) =>
  Object.fromEntries(types.map((type) => [type, bytes]))

const BODY_TYPES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
} as const

const requestBodyOf = (body: Body) => ({
  required: true,
  content:
    body.kind === 'bytes'
      ? bytesOf(body.types)
      : { [BODY_TYPES[body.kind]]: { schema: schemaOf(body.schema, 'input') } },
})

function answerOf(answer: Answer): Record<string, object> {
  switch (answer.kind) {
    case 'json':
      return {
        [answer.status ?? 200]: {
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
          content: bytesOf(answer.types),
        },
      }
    case 'nothing':
      return { 204: { description: 'Done' } }
    case 'standard':
      return Object.fromEntries(
        Object.entries(answer.says).map(([status, description]) => [
          status,
          { description },
        ]),
      )
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

function failuresOf(route: Operation): Record<string, object> {
  const kinds = new Set<ProblemKind>([
    'method-not-allowed',
    'unexpected',
    ...route.problems,
  ])
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

/** The OpenAPI document of a table of operations, made from the contracts. */
export function openApi(
  { title, description, securitySchemes }: Service,
  operations: readonly Described[],
): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of operations) {
    const { path, method, summary, body, answer, security } = operation
    paths[templateOf(path)] = {
      ...paths[templateOf(path)],
      [method]: {
        summary,
        parameters: parametersOf(operation),
        ...(body && { requestBody: requestBodyOf(body) }),
        responses: { ...answerOf(answer), ...failuresOf(operation) },
        security: security === undefined ? [] : [{ [security]: [] }],
      },
    }
  }
  return {
    openapi: '3.0.3',
    info: { title, version: '0.1.0', description },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemDocument, 'output') },
      securitySchemes,
    },
  }
}
