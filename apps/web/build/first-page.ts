import type { Manifest } from 'vite'

const ENTRY = 'index.html'
const FRONT_PAGE = 'src/front-page/FrontPage.tsx'

/**
 * The files that a reader fetches to see the front page in a language: what
 * `index.html` starts, the front page, its texts, and all that these import.
 *
 * @throws {Error} when the build has no such part
 */
export function filesOfFirstPage(manifest: Manifest, language: string) {
  const scripts = new Set<string>()
  const styles = new Set<string>()
  const add = (key: string) => {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`the build has no ${key}`)
    if (scripts.has(chunk.file)) return
    scripts.add(chunk.file)
    chunk.css?.forEach((file) => styles.add(file))
    chunk.imports?.forEach(add)
  }
  for (const key of [ENTRY, FRONT_PAGE, `src/i18n/first/${language}.ts`])
    add(key)
  return { scripts: [...scripts], styles: [...styles] }
}

/**
 * What a page waits for before anything is seen, beside one script module and
 * one style sheet: each is one too many.
 */
export function blockingIn(html: string): readonly string[] {
  const scripts = html.match(/<script\b[^>]*>/g) ?? []
  const styles =
    html.match(/<link\b[^>]*rel="stylesheet"[^>]*>|<style\b/g) ?? []
  const isDeferred = (tag: string) => /type="module"|\bdefer\b/.test(tag)
  return [
    ...scripts.filter((tag) => !isDeferred(tag)),
    ...scripts.filter(isDeferred).slice(1),
    ...styles.slice(1),
  ]
}
