import type {
  Operation,
  Operations,
  PathParameters,
} from '@mittkanta/contracts/operation'
import { Problem } from '@mittkanta/problems'
import {
  Router,
  type ErrorRequestHandler,
  type RequestHandler,
  type RouterOptions,
} from 'express'

/** Answers an operation; `req.params` has the parameters of its path. */
export type Handler<Asked extends Operation> = RequestHandler<
  PathParameters<Asked['path']>
>

/**
 * A handler for every operation of a table; several run in order. `null` says
 * that this installation does not serve the operation.
 */
export type Handlers<Table extends Operations> = {
  readonly [Name in keyof Table]:
    | Handler<Table[Name]>
    | readonly (RequestHandler | ErrorRequestHandler)[]
    | null
}

/** An operation with its name in the table. */
export type Named<Table extends Operations> = {
  readonly [Name in keyof Table & string]: Table[Name] & { readonly name: Name }
}[keyof Table & string]

/** What runs before the handlers of an operation, such as limits; made once per operation. */
export type Hook<Table extends Operations> = (
  operation: Named<Table>,
) => readonly RequestHandler[]

/** The operations that handlers are given for, in the order of the table. */
export function servedOperations<Table extends Operations>(
  operations: Table,
  handlers: { readonly [Name in keyof Table]: unknown },
): Named<Table>[] {
  return Object.entries(operations).flatMap(([name, operation]) =>
    handlers[name] === null ? [] : [{ ...operation, name } as Named<Table>],
  )
}

/**
 * Mounts a table of operations. Every other method of their paths is refused
 * with `method-not-allowed` before a later path is tried, whose parameter could
 * match a word of this one.
 *
 * @param before made for each operation; none when absent
 */
export function mount<Table extends Operations>(
  operations: Table,
  handlers: Handlers<Table>,
  before: Hook<Table> = () => [],
  options?: RouterOptions,
): Router {
  const router = Router(options)
  const served = servedOperations(operations, handlers)
  for (const path of new Set(served.map((operation) => operation.path))) {
    const ofPath = served.filter((operation) => operation.path === path)
    const route = router.route(path)
    for (const operation of ofPath) {
      const answer = [handlers[operation.name]].flat()
      // The type of `Handlers` holds handlers and paths together.
      route[operation.method](
        ...before(operation),
        ...(answer as RequestHandler[]),
      )
    }
    const allowed = ofPath.flatMap(methodsOf).join(', ')
    route.all((_req, res) => {
      res.setHeader('Allow', allowed)
      throw new Problem('method-not-allowed')
    })
  }
  return router
}

const methodsOf = ({ method }: Operation) =>
  method === 'get' ? ['GET', 'HEAD'] : ['POST']
