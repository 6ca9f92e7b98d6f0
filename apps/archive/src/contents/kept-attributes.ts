import type { SaxesTagNS } from 'saxes'
import {
  DROPPED_ATTRIBUTES,
  KEPT_ATTRIBUTES,
  META_ATTRIBUTES,
  XML_NAMESPACE,
} from './allow-list.ts'
import { escapeValue } from './text-writer.ts'

/**
 * The attributes of an element that are shown, written out: ` class="x"`.
 *
 * @returns `undefined` when one of the element's attributes is not on the list
 */
export function keptAttributes(tag: SaxesTagNS): string | undefined {
  const kept = new Map<string, string>()
  for (const { local, prefix, uri, name, value } of Object.values(
    tag.attributes,
  )) {
    if (prefix === 'xmlns' || name === 'xmlns') continue
    if (tag.local === 'meta' && uri === '' && META_ATTRIBUTES.has(local)) {
      continue
    }
    if (uri === '' && DROPPED_ATTRIBUTES.has(local)) continue

    // xml:lang says the same as lang, which wins where both are present.
    const isXmlLanguage = uri === XML_NAMESPACE && local === 'lang'
    const form =
      uri === '' || isXmlLanguage ? KEPT_ATTRIBUTES.get(local) : undefined
    if (form?.test(value) !== true) return undefined
    if (!isXmlLanguage || !kept.has('lang')) kept.set(local, value)
  }
  return [...kept]
    .map(([name, value]) => ` ${name}="${escapeValue(value)}"`)
    .join('')
}
