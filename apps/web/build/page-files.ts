import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type * as pageLanguage from '@mittkanta/page-language'
import { runnerImport, type Plugin, type Rolldown } from 'vite'
import { fileOf } from '../src/i18n/namespaces.ts'
import type * as table from '../src/page-routes.ts'

const ROOT = join(import.meta.dirname, '..')

/** The module of `() => import('…')`, in the words of Vite's module runner. */
const IMPORTED = /import__\(["']\/(.+?)["']\)/

type Bundle = Rolldown.OutputBundle
type Chunk = Rolldown.OutputChunk
type FetchPage = table.PageRoute['page']

/**
 * Writes `.vite/pages.json`: for each address of the route table the files that
 * its page loads beside those of every page. The bff names them in the head of
 * the page, so that the browser need not discover them one after another.
 */
export function pageFiles(): Plugin {
  return {
    name: 'mittkanta:page-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const pages = await pagesOf(bundle)
        const source = JSON.stringify(pages, undefined, 1)
        this.emitFile({ type: 'asset', fileName: '.vite/pages.json', source })
      },
    },
  }
}

async function pagesOf(bundle: Bundle) {
  const { pageRoutes, signIn } =
    await fromSource<typeof table>('src/page-routes.ts')
  const { offered, spokenIn } = await fromSource<typeof pageLanguage>(
    '../../packages/page-language/src/index.ts',
  )
  const ofModule = filesOf(bundle)

  const entryOf = (route: table.PageRoute, around?: table.PageRoute) => {
    const routes = around ? [around, route] : [route]
    const features = routes.flatMap(({ texts = [] }) => texts)
    const textsIn = (language: pageLanguage.PageLanguageTag) =>
      spokenIn(language)
        .flatMap((spoken) => [
          `./first/${spoken}.ts`,
          ...features.map((feature) => fileOf(spoken, feature)),
        ])
        .map((file) => join('src/i18n', file))
        // A language that lends from another has some of the files.
        .filter((file) => existsSync(join(ROOT, file)))
        .flatMap(ofModule)
    return {
      path: route.path,
      signedIn: unique(routes.flatMap(({ page }) => ofModule(moduleOf(page)))),
      signedOut: unique(ofModule(moduleOf(route.signedOut ?? signIn))),
      texts: Object.fromEntries(
        offered.map((language) => [language, unique(textsIn(language))]),
      ),
    }
  }
  return pageRoutes.flatMap((route) =>
    route.within
      ? route.within.map((inner) => entryOf(inner, route))
      : [entryOf(route)],
  )
}

const fromSource = async <Module>(path: string) => {
  const options = { root: ROOT, configFile: false } as const
  const { module } = await runnerImport<Module>(join(ROOT, path), options)
  return module
}

function moduleOf(page: FetchPage): string {
  const [, path] = IMPORTED.exec(String(page)) ?? []
  if (path === undefined) throw new Error(`no import in ${String(page)}`)
  return path
}

/** Gives the files that a source module and what it imports are in. */
function filesOf(bundle: Bundle): (module: string) => string[] {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const withImports = (first: Chunk): Chunk[] => {
    const all = new Set([first])
    // What is added while the set is walked is walked too.
    for (const chunk of all)
      for (const name of chunk.imports) {
        const imported = byName.get(name)
        if (imported) all.add(imported)
      }
    return [...all]
  }
  const entry = chunks.find(({ isEntry }) => isEntry)
  const always = new Set(entry && withImports(entry))

  return (module) => {
    const id = join(ROOT, module)
    const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(id))
    if (!chunk) throw new Error(`${module} is in no chunk`)
    return withImports(chunk)
      .filter((one) => !always.has(one))
      .flatMap((one) => [
        one.fileName,
        ...(one.viteMetadata?.importedCss ?? []),
      ])
      .map((fileName) => `/${fileName}`)
  }
}

const unique = (files: readonly string[]) => [...new Set(files)]
