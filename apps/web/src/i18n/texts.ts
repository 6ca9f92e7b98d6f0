import type { Language } from '@mittkanta/contracts'
import type { TFunction } from 'i18next'
import { ALWAYS_SPOKEN, fileOf, type Namespace } from './namespaces.ts'
import { createSpeaker } from './speaker.ts'

/** Each file is a chunk of its own, fetched when a page first speaks it. */
const files = import.meta.glob<object>('./*/*.json', { import: 'default' })

const speaker = createSpeaker()

/**
 * Makes texts speakable in a language: those that every page may say and those
 * that are named. Await it before rendering them.
 *
 * @throws {Error} when there is no such file, or it cannot be fetched
 */
export async function loadTexts(
  language: Language,
  namespaces: readonly Namespace[] = [],
): Promise<void> {
  await Promise.all(
    [...ALWAYS_SPOKEN, ...namespaces].map((namespace) =>
      load(language, namespace),
    ),
  )
}

async function load(language: Language, namespace: Namespace): Promise<void> {
  if (speaker.hasResourceBundle(language, namespace)) return
  const file = files[fileOf(language, namespace)]
  if (!file) throw new Error(`no texts: ${fileOf(language, namespace)}`)
  speaker.addResourceBundle(language, namespace, await file())
}

/** The texts of one feature in a language that has been loaded. */
export function textsIn<N extends Namespace>(
  language: Language,
  namespace: N,
): TFunction<N> {
  return speaker.getFixedT(language, namespace)
}
