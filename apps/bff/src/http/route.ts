import type { Answer } from '@mittkanta/contracts/operation'
import type { ProblemKind } from '@mittkanta/problems'
import type { RequestHandler } from 'express'
import type { z } from 'zod'
import type { RouteLimit } from './limits.ts'

/**
 * What may ask a route.
 *
 * - `data`: our own pages by `fetch`, with the header `X-MittKanta: 1`
 * - `frame`: a frame of our own page, or a tab that our own page opens
 * - `download`: our own page, by `fetch` or by a link
 * - `navigation`: the browser's address bar, links and redirects, never a frame
 * - `server`: another server
 * - `anyone`: nothing here is anybody's
 */
export type Admission =
  'data' | 'frame' | 'download' | 'navigation' | 'server' | 'anyone'

/** One route. The table of all of them is mounted, printed as OpenAPI and walked by the tests. */
export interface Route {
  readonly method: 'get' | 'post'
  /** As Express writes it: `/api/tasks/:task`. */
  readonly path: string
  readonly admits: Admission
  /** Whether it wants an open session. */
  readonly isPersonal: boolean
  /** What it is counted by; a personal route that says nothing counts as reading. */
  readonly limit?: RouteLimit
  readonly summary: string
  readonly query?: z.ZodType
  /** JSON that is sent; nothing is where it is absent. */
  readonly body?: z.ZodType
  readonly answer: Answer
  readonly problems: readonly ProblemKind[]
  readonly handlers: readonly RequestHandler[]
}
