import { spokenIn, type PageLanguageTag } from '@mittkanta/page-language'
import type { TFunction } from 'i18next'
import { fetchCode } from '../api/fetch-code.ts'
import { fileOf, type Namespace } from './namespaces.ts'
import { createSpeaker } from './speaker.ts'
import { files, first } from './text-files.ts'

/** The texts of `first/`, which a language that lends from another has as files. */
const FIRST: readonly Namespace[] = [
  'common',
  'frontPage',
  'problems',
  'session',
]

const speaker = createSpeaker()

/**
 * Makes texts speakable in a language: those that every page may say and those
 * that are named. What the language lacks is lent, and loaded with it. Await it
 * before rendering them.
 *
 * @throws {ApiProblem} when they cannot be fetched
 */
export async function loadTexts(
  language: PageLanguageTag,
  namespaces: readonly Namespace[] = [],
): Promise<void> {
  await Promise.all(
    spokenIn(language).flatMap((spoken) => [
      loadFirst(spoken),
      ...[...FIRST, ...namespaces].map((namespace) => load(spoken, namespace)),
    ]),
  )
}

async function loadFirst(language: PageLanguageTag): Promise<void> {
  const file = first[`./first/${language}.ts`]
  if (!file || speaker.hasResourceBundle(language, 'common')) return
  const texts = await fetchCode(file)
  for (const [namespace, spoken] of Object.entries(texts))
    speaker.addResourceBundle(language, namespace, spoken)
}

async function load(
  language: PageLanguageTag,
  namespace: Namespace,
): Promise<void> {
  const file = files[fileOf(language, namespace)]
  // No such file: it is among the first, or lent.
  if (!file || speaker.hasResourceBundle(language, namespace)) return
  speaker.addResourceBundle(language, namespace, await fetchCode(file))
}

/** The texts of one feature in a language that has been loaded. */
export function textsIn<N extends Namespace>(
  language: PageLanguageTag,
  namespace: N,
): TFunction<N> {
  return speaker.getFixedT(language, namespace)
}
