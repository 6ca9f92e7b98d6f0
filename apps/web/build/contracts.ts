import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Operations } from '@mittkanta/contracts/operation'
import type { PortalOperation } from '@mittkanta/contracts/portal'
import { runnerImport, type Plugin } from 'vite'
import { z } from 'zod'
import { NotExact } from '../../../packages/compiled-contracts/src/index.ts'
import { compileContract } from './compile-contract.ts'

const NAMES = ['@mittkanta/contracts', '@mittkanta/contracts/portal']
const { resolve } = createRequire(import.meta.url)
const PAGES = join(import.meta.dirname, '../src')

/** The same from anywhere, for the test that compares the two. */
const COMPILED = 'virtual:compiled-contracts'

const ALL = '\0contracts'
const ONE = `${ALL}/`
const OPERATIONS = `${ALL}/operations`

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
      const isOfPages = NAMES.includes(source) && importer.startsWith(PAGES)
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
  const exported: Record<string, unknown> = {}
  for (const name of NAMES) {
    const source = resolve(name)
    const { module } = await runnerImport<Record<string, unknown>>(source)
    Object.assign(exported, module)
  }
  const { PlainDate, operations, ...others } = exported
  if (!(PlainDate instanceof z.ZodType)) throw new Error('no PlainDate')

  const modules = new Map<string, string>()
  const paths = pathsOf(operations)
  for (const [name, path] of paths)
    modules.set(
      `${OPERATIONS}/${name}`,
      `export const operation = ${JSON.stringify({ path })}`,
    )
  modules.set(
    OPERATIONS,
    paths
      .map(
        ([name]) =>
          `export { operation as ${name} } from '\\0contracts/operations/${name}'`,
      )
      .join('\n'),
  )
  const all = [`export * as operations from '\\0contracts/operations'`]
  for (const [name, value] of Object.entries({ PlainDate, ...others })) {
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

/**
 * The names and addresses of the operations that a page can ask. It needs
 * nothing else of the table, and each is a module, so that the first page does
 * not wait for those of others.
 */
const pathsOf = (operations: unknown) =>
  Object.entries(operations as Operations<PortalOperation>)
    .filter(([, { admits }]) => admits !== 'server' && admits !== 'anyone')
    .map(([name, { path }]) => [name, path] as const)

function contractModule(schema: z.ZodType, plainDate: z.ZodType): string {
  const options = schema instanceof z.ZodEnum ? schema.options : undefined
  return `import { contractOf } from ${JSON.stringify(join(PAGES, 'api/contract.ts'))}
${compileContract(schema, plainDate)}
export const contract = /* @__PURE__ */ contractOf(validate, ${JSON.stringify(options)})
`
}
