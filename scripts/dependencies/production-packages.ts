import type { LockEntry, LockFile } from './lock-file.ts'

/** What is deployed: two services and the pages that one of them serves. */
const DEPLOYED = ['apps/archive', 'apps/bff', 'apps/web']

/** A package that is part of what is deployed, or may be on some platform. */
export interface ProductionPackage {
  /** Path in the lock file: `node_modules/jose`. */
  readonly path: string
  readonly name: string
  readonly version: string
  /** As the package states it; absent when it states none. */
  readonly licence: string | undefined
  /** As the lock file holds it: `sha512-…`; own packages have none. */
  readonly integrity: string | undefined
  /** Whether it is a workspace of this repository. */
  readonly isOwn: boolean
  /** Paths of the packages that it needs. */
  readonly needs: readonly string[]
}

/**
 * Every package that the deployed services reach, as Node.js would find it from
 * the place of who asks. Development dependencies of the workspaces are not
 * followed; those of optional platforms are.
 *
 * `npm sbom --omit dev --workspace` is not used because it leaves out packages
 * that both a workspace and the root have (npm 11.19 lost jose, zod and tsx).
 *
 * @throws {Error} when the lock file has no place for something that is needed
 */
export function productionPackages(lock: LockFile): ProductionPackage[] {
  const found = new Map<string, ProductionPackage>()
  const waiting = [...DEPLOYED]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    const entry = lock.packages[path]
    if (!entry) throw new Error(`${path} is not in package-lock.json`)
    const needs = needsOf(lock, path, entry)
    found.set(path, described(path, entry, needs))
    waiting.push(...needs)
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
}

function described(
  path: string,
  entry: LockEntry,
  needs: readonly string[],
): ProductionPackage {
  const isOwn = !path.includes('node_modules/')
  const folder = path.slice(path.lastIndexOf('node_modules/') + 13)
  return {
    path,
    name: entry.name ?? (isOwn ? path : folder),
    version: entry.version ?? '0',
    licence: entry.license,
    integrity: entry.integrity,
    isOwn,
    needs,
  }
}

function needsOf(lock: LockFile, path: string, entry: LockEntry): string[] {
  const optional = { ...entry.optionalDependencies, ...entry.peerDependencies }
  const names = Object.keys({ ...entry.dependencies, ...optional })
  return names.flatMap((name) => {
    const place = placeOf(lock, path, name)
    if (place !== undefined) return [place]
    // A peer that is not required, or a build for a platform that is not here.
    if (name in optional) return []
    throw new Error(`${path} needs ${name}, which is not in package-lock.json`)
  })
}

/** Where Node.js finds a package: in the nearest `node_modules` going up. */
function placeOf(
  lock: LockFile,
  from: string,
  name: string,
): string | undefined {
  for (let folder = from; ; folder = parentOf(folder)) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    const entry = lock.packages[path]
    if (entry) return entry.link ? entry.resolved : path
    if (folder === '') return undefined
  }
}

const parentOf = (folder: string) =>
  folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : ''
