import type { Language } from '@mittkanta/contracts'
import type { TFunction } from 'i18next'
import { fetchCode } from '../api/fetch-code.ts'
import { fileOf, type Namespace, type Texts } from './namespaces.ts'
import { createSpeaker } from './speaker.ts'

/** The texts that the first page speaks, and every page may: one chunk a language. */
const first = import.meta.glob<Partial<Texts>>('./first/*.ts')

/** Each other file is a chunk of its own, fetched when a page first speaks it. */
const files = import.meta.glob<object>(
  ['./*/*.json', '!./*/{common,front-page,problems,session}.json'],
  { import: 'default' },
)

const speaker = createSpeaker()

/**
 * Makes texts speakable in a language: those that every page may say and those
 * that are named. Await it before rendering them.
 *
 * @throws {ApiProblem} when they cannot be fetched
 */
export async function loadTexts(
  language: Language,
  namespaces: readonly Namespace[] = [],
): Promise<void> {
  await Promise.all([
    loadFirst(language),
    ...namespaces.map((namespace) => load(language, namespace)),
  ])
}

async function loadFirst(language: Language): Promise<void> {
  if (speaker.hasResourceBundle(language, 'common')) return
  const texts = await fetchCode(first[`./first/${language}.ts`])
  for (const [namespace, spoken] of Object.entries(texts))
    speaker.addResourceBundle(language, namespace, spoken)
}

async function load(language: Language, namespace: Namespace): Promise<void> {
  const file = files[fileOf(language, namespace)]
  // No such file: it is among the first.
  if (!file || speaker.hasResourceBundle(language, namespace)) return
  speaker.addResourceBundle(language, namespace, await fetchCode(file))
}

/** The texts of one feature in a language that has been loaded. */
export function textsIn<N extends Namespace>(
  language: Language,
  namespace: N,
): TFunction<N> {
  return speaker.getFixedT(language, namespace)
}
