import type { ProblemKind } from '@mittkanta/problems'
import type { z } from 'zod'

/*
 * Types of the tables of operations, and addresses made from them. zod is
 * imported as a type only: the pages use this module too.
 */

/** What an operation answers when nothing is wrong. */
export type Answer =
  | {
      readonly kind: 'json'
      readonly schema: z.ZodType<object>
      /** 200 unless given. */
      readonly status?: 201
    }
  | { readonly kind: 'bytes'; readonly types: readonly string[] }
  | { readonly kind: 'object'; readonly says: string }
  | { readonly kind: 'nothing' }
  /** As another standard has it, by status. */
  | {
      readonly kind: 'standard'
      readonly says: Readonly<Record<number, string>>
    }
  | { readonly kind: 'redirect'; readonly to: string }
  /** A page that leads on automatically; a redirect when something is wrong. */
  | { readonly kind: 'onward'; readonly to: string }

/** Answers JSON of this schema. */
export const json = <Schema extends z.ZodType<object>>(schema: Schema) =>
  ({ kind: 'json', schema }) as const

/** What is sent along. */
export type Body =
  | { readonly kind: 'json' | 'form'; readonly schema: z.ZodType }
  | { readonly kind: 'bytes'; readonly types: readonly string[] }

/** One method of one address of a service. */
export interface Operation {
  readonly method: 'get' | 'post'
  /** As Express writes it: `/api/tasks/:task`. Also the label in metrics and traces. */
  readonly path: string
  readonly summary: string
  readonly query?: z.ZodType
  readonly body?: Body
  readonly answer: Answer
  /** Besides `method-not-allowed` and `unexpected`, which every address knows. */
  readonly problems: readonly ProblemKind[]
}

/** The operations of a service by name, in the order in which routes are tried. */
export type Operations<Kind extends Operation = Operation> = Readonly<
  Record<string, Kind>
>

type ParameterIn<Path extends string> = Path extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer Further}`
    ? Name | ParameterIn<Further>
    : Rest
  : never

/** The parameters of a path, by name. */
export type PathParameters<Path extends string> = Record<
  ParameterIn<Path>,
  string
>

/** The query of an operation as a client writes it. */
type QueryOf<Asked> = Asked extends {
  readonly query: z.ZodType<unknown, infer Query>
}
  ? Query
  : Record<string, never>

type Single = string | number | undefined
type Value = Single | readonly Single[]

type Given<Asked extends Pick<Operation, 'path'>> =
  ParameterIn<Asked['path']> extends never
    ? [parameters?: Record<string, never>, query?: QueryOf<Asked>]
    : [
        parameters: Readonly<PathParameters<Asked['path']>>,
        query?: QueryOf<Asked>,
      ]

/**
 * The address of an operation, path and query. Parameters are escaped; members
 * of the query that are undefined are left out, and lists are repeated.
 */
export function address<Asked extends Pick<Operation, 'path'>>(
  { path }: Asked,
  ...[parameters, query]: Given<Asked>
): string {
  const values: Readonly<Record<string, string>> | undefined = parameters
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(values?.[name] ?? ''),
  )
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries<Value>(query ?? {}))
    for (const one of [value].flat())
      if (one !== undefined) search.append(name, String(one))
  return search.size ? `${filled}?${search.toString()}` : filled
}
