import { clientNodesOf } from './client-nodes.ts'
import { refusal, type Verdict } from './verdict.ts'

const DEEPEST = 64
/** Control characters and halves of surrogate pairs, which no name of a structure has. */
const FORBIDDEN_CHARACTERS = /[\p{Cc}\p{Cs}]/u
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a

/**
 * How many names a value has in all its objects.
 *
 * @returns `undefined` when it is nested deeper than allowed or has a name that
 *   could alter objects, or that is no text
 */
function namesIn(root: unknown): number | undefined {
  const pending: { value: unknown; depth: number }[] = [
    { value: root, depth: 0 },
  ]
  let names = 0
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next
    if (typeof value !== 'object' || value === null) continue
    if (depth > DEEPEST) return undefined
    for (const [key, inner] of Object.entries(value)) {
      if (FORBIDDEN_KEYS.has(key) || FORBIDDEN_CHARACTERS.test(key)) {
        return undefined
      }
      pending.push({ value: inner, depth: depth + 1 })
    }
    if (!Array.isArray(value)) names += Object.keys(value).length
  }
  return names
}

/** How many names are written in a text that is JSON: one before each colon outside a string. */
function writtenNames(text: string): number {
  let names = 0
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at)
    if (character === QUOTE) isInString = !isInString
    else if (isInString && character === BACKSLASH) at += 1
    else if (!isInString && character === COLON) names += 1
  }
  return names
}

const isNamedDocument = (
  value: unknown,
): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length === 1

/**
 * Examines the structured form of a document: one named document in JSON
 * (10.1.2), in which no object has a name twice (RFC 8259, section 4), since
 * programs differ in which of the two they read.
 */
export function examineStructuredForm(bytes: Uint8Array): Verdict {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refusal('text-not-utf-8')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // A parser's message would repeat the text.
    return refusal('json-not-well-formed')
  }
  const names = isNamedDocument(value) ? namesIn(value) : undefined
  if (!isNamedDocument(value) || names === undefined) {
    return refusal('json-not-well-formed')
  }
  if (names !== writtenNames(text)) return refusal('json-name-repeated')
  const clientNodes = clientNodesOf(value)
  if (!clientNodes) return refusal('json-too-many-clients')
  return { outcome: 'accepted', clientNodes }
}
