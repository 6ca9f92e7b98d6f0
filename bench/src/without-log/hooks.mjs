const NO_LOG = new URL('./no-usage-log.ts', import.meta.url).href

/**
 * Gives `no-usage-log.ts` to every module that imports the usage log.
 *
 * @type {import('node:module').ResolveHook}
 */
export async function resolve(specifier, context, nextResolve) {
  const found = await nextResolve(specifier, context)
  return found.url.endsWith('/src/usage-log/usage-log.ts')
    ? { ...found, url: NO_LOG }
    : found
}
