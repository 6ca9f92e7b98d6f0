import { createRequire } from 'node:module'
import { join } from 'node:path'
import { runnerImport, type Plugin } from 'vite'
import { z } from 'zod'
import { NotExact } from '../../../packages/compiled-contracts/src/index.ts'
import { compileContract } from './compile-contract.ts'

const NAME = '@mittkanta/contracts'
const SOURCE = createRequire(import.meta.url).resolve(NAME)
const PAGES = join(import.meta.dirname, '../src')

/** The same from anywhere, for the test that compares the two. */
const COMPILED = 'virtual:compiled-contracts'

const ALL = '\0contracts'
const ONE = `${ALL}/`

/**
 * Gives the pages the contracts without zod, which would be a fifth of all that
 * a phone has to fetch: each contract is compiled into a small separate module,
 * and a build keeps those that are used (ADR 0016). The same in a build, in
 * development and in tests. Everything beside the pages still gets the
 * contracts themselves.
 */
export function contracts(): Plugin {
  let compiled: Promise<ReadonlyMap<string, string>> | undefined
  return {
    name: 'mittkanta:contracts',
    enforce: 'pre',
    resolveId(source, importer = '') {
      if (source.startsWith(ALL)) return source
      const isOfPages = source === NAME && importer.startsWith(PAGES)
      return isOfPages || source === COMPILED ? ALL : null
    },
    async load(id) {
      if (!id.startsWith(ALL)) return null
      const code = (await (compiled ??= compileAll())).get(id)
      return code === undefined ? null : { code, moduleSideEffects: false }
    },
  }
}

/** The modules by their ids: one that exports everything, and one a contract. */
async function compileAll(): Promise<ReadonlyMap<string, string>> {
  const { module } = await runnerImport<Record<string, unknown>>(SOURCE)
  const { PlainDate } = module
  if (!(PlainDate instanceof z.ZodType)) throw new Error('no PlainDate')

  const modules = new Map<string, string>()
  const all: string[] = []
  for (const [name, value] of Object.entries(module)) {
    // A page that calls a function of the contracts is not built either.
    if (typeof value === 'function') continue
    if (!(value instanceof z.ZodType)) {
      all.push(`export const ${name} = ${JSON.stringify(value)}`)
      continue
    }
    try {
      modules.set(ONE + name, contractModule(value, PlainDate))
      all.push(`export { contract as ${name} } from '\\0contracts/${name}'`)
    } catch (error) {
      // Left out: a page that uses it is not built.
      if (!(error instanceof NotExact)) throw error
    }
  }
  return modules.set(ALL, all.join('\n'))
}

function contractModule(schema: z.ZodType, plainDate: z.ZodType): string {
  const options = schema instanceof z.ZodEnum ? schema.options : undefined
  return `import { contractOf } from ${JSON.stringify(join(PAGES, 'api/contract.ts'))}
${compileContract(schema, plainDate)}
export const contract = /* @__PURE__ */ contractOf(validate, ${JSON.stringify(options)})
`
}
