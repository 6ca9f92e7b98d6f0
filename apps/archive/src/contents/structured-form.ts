import { refusal, type Verdict } from './verdict.ts'

const DEEPEST = 64
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/** Whether a value is nested no deeper than allowed and has no key that could alter objects. */
function isHarmless(root: unknown): boolean {
  const pending: { value: unknown; depth: number }[] = [
    { value: root, depth: 0 },
  ]
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next
    if (typeof value !== 'object' || value === null) continue
    if (depth > DEEPEST) return false
    for (const [key, inner] of Object.entries(value)) {
      if (FORBIDDEN_KEYS.has(key)) return false
      pending.push({ value: inner, depth: depth + 1 })
    }
  }
  return true
}

/** Examines the structured form of a document: one named document in JSON (10.1.2). */
export function examineStructuredForm(bytes: Uint8Array): Verdict {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refusal('text-not-utf-8')
  }
  try {
    const value: unknown = JSON.parse(text)
    const isNamedDocument =
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).length === 1
    if (isNamedDocument && isHarmless(value)) return { outcome: 'accepted' }
  } catch {
    // Falls through to the refusal: a parser's message would repeat the text.
  }
  return refusal('json-not-well-formed')
}
