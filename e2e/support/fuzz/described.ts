import type { Operation } from '@mittkanta/contracts/operation'
import { z } from 'zod'

/** A JSON Schema as our OpenAPI documents write it, as far as values are made from it. */
export interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly nullable?: boolean
}

interface Media {
  readonly schema: Schema
}

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query'
  readonly schema: Schema
}

interface DescribedMethod {
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, Media>> }>
  >
}

/**
 * One method of one address, as a service's own OpenAPI document describes it.
 */
export interface DescribedOperation extends DescribedMethod {
  /** `get /api/session` */
  readonly name: string
  readonly method: string
  /** As OpenAPI writes it: `/api/tasks/{task}`. */
  readonly path: string
  /** Checks the JSON of an answer with this status; absent where none is agreed. */
  readonly agreed: ReadonlyMap<string, z.ZodType>
}

/** How an OpenAPI document has an operation: `get /api/tasks/{task}`. */
export const describedName = ({
  method,
  path,
}: Pick<Operation, 'method' | 'path'>): string =>
  `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`

/** The operations that a running service describes. */
export async function operationsOf(
  documentUrl: string,
): Promise<DescribedOperation[]> {
  const answer = await fetch(documentUrl)
  const { paths } = (await answer.json()) as {
    readonly paths: Readonly<
      Record<string, Readonly<Record<string, DescribedMethod>>>
    >
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...described,
      name: `${method} ${path}`,
      method: method.toUpperCase(),
      path,
      agreed: agreedAnswers(described),
    })),
  )
}

function agreedAnswers({ responses }: DescribedMethod) {
  return new Map(
    Object.entries(responses).flatMap(([status, { content }]) => {
      const schema = content?.['application/json']?.schema
      return schema === undefined || schema.format === 'binary'
        ? []
        : [[status, validatorOf(schema)] as const]
    }),
  )
}

const validatorOf = (schema: Schema) =>
  z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0], {
    defaultTarget: 'openapi-3.0',
  })
