import { readFileSync } from 'node:fs'
import { codeIds } from '@mittkanta/code-sets'
import { PlainDate, requiredLine } from '@mittkanta/contracts'
import { z } from 'zod'

const text = requiredLine(300).transform((name) => name.trim())

/** The list of controllers as its file has it; docs/operations.md shows one. */
const CoverageList = z.strictObject({
  updatedOn: PlainDate,
  controllers: z.array(
    z.strictObject({
      name: z.strictObject({ sv: text, fi: text, en: text }),
      since: PlainDate,
      serviceTasks: z.union([
        z.literal('all'),
        z.array(z.enum(codeIds('serviceTasks'))).min(1),
      ]),
      contact: z
        .strictObject({
          telephone: text.nullable().default(null),
          email: z.email().nullable().default(null),
          web: text.nullable().default(null),
        })
        .prefault({}),
    }),
  ),
})
export type CoverageList = z.output<typeof CoverageList>

/** The path of a list of controllers, read and checked once. */
export const coverageFile = requiredLine(4096).transform(
  (path, context): CoverageList => {
    const wrong = (message: string) => {
      context.addIssue({ code: 'custom', message })
      return z.NEVER
    }
    const json = jsonIn(path)
    if (json === undefined) return wrong('names no file with JSON in it')
    const list = CoverageList.safeParse(json)
    if (list.success) return list.data
    return wrong(
      list.error.issues
        .map((issue) => `${issue.path.join('.') || 'the file'} is not valid`)
        .join('; '),
    )
  },
)

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
