import { pageRoutes, type PageRoute } from '@mittkanta/web/page-routes'

/*
 * Every page of the portal, from its route table: a new page joins the suites
 * automatically.
 */

/** What the parameters of addresses stand for. */
export type Parameters = Readonly<Record<'task' | 'ref' | 'subjectRef', string>>

/** A page and how its address is made. */
export interface AnyPage {
  /** As the route table writes it. */
  readonly path: string
  readonly address: (parameters: Parameters) => string
}

/** Any other address. */
const NOWHERE = '/nowhere'

const pageOf = ({ path }: PageRoute): AnyPage => ({
  path,
  address: (parameters) =>
    path === '*'
      ? NOWHERE
      : path.replace(/:(\w+)/g, (_, name: string) => {
          if (!(name in parameters)) throw new Error(`what is :${name}?`)
          return parameters[name as keyof Parameters]
        }),
})

/** The pages of a signed-in reader, their own record among them. */
export const ownPages: readonly AnyPage[] = pageRoutes
  .filter(({ within }) => within === undefined)
  .map(pageOf)

/** The pages of a person whom the reader acts for. */
export const actingPages: readonly AnyPage[] = pageRoutes.flatMap(
  ({ within = [] }) => within.map(pageOf),
)

/** What is seen without a sign-in: one page that asks for it, and those that do not. */
export const signedOutPages: readonly AnyPage[] = pageRoutes
  .filter(({ path, signedOut }) => path === '/' || signedOut !== undefined)
  .map(pageOf)

/** A name for files. */
export const fileNameOf = ({ path }: AnyPage): string =>
  path
    .replace(/^\/$/, 'front')
    .replace('*', 'nowhere')
    .replace(/^\/for\/:subjectRef$/, 'acting-front')
    .replace(/^\/for\/:subjectRef\//, 'acting-')
    .replace(/^\//, '')
    .replace(/[/:]+/g, '-')
