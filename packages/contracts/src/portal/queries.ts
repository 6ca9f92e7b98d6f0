import { z } from 'zod'
import { DocumentRef, Language } from '../primitives.ts'
import { ListQuery } from '../reading.ts'
import { ascii } from '../text.ts'
import { DisclosuresQuery } from '../wills.ts'

/*
 * What addresses of the bff can ask for. The language may be left to the
 * browser's.
 */

const language = Language.optional()

/** Of most pages: the language alone. */
export const PageQuery = z.strictObject({ language })

/** `ListQuery` as the pages send it. */
export const TaskListQuery = z.strictObject({ ...ListQuery.shape, language })
export type TaskListQuery = z.infer<typeof TaskListQuery>

/** `DisclosuresQuery` as the pages send it. */
export const DisclosuresPageQuery = z.strictObject({
  ...DisclosuresQuery.shape,
  language,
})

/** The same for the table, which has all pages. */
export const DisclosuresTableQuery = DisclosuresPageQuery.omit({ page: true })

/** As many references as an address has room for. */
const MOST_CHOSEN = 400

export const CopyQuery = z.strictObject({
  language,
  /** One or repeated; everything that the reader sees when there is none. */
  ref: z.union([DocumentRef, z.array(DocumentRef).max(MOST_CHOSEN)]).optional(),
})

export const SignInQuery = z.object({
  language,
  /** The page that the sign-in leads back to. */
  returnTo: ascii(2000).optional(),
})
