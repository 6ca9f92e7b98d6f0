import { readdir, readFile } from 'node:fs/promises'

export const LANGUAGES = ['sv', 'fi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** One text of the pages. */
export interface Text {
  readonly language: Language
  /** The feature, as its file is called: `front-page`. */
  readonly feature: string
  /** The key in its file: `notShown.shelter`. */
  readonly key: string
  readonly text: string
}

interface Bundle {
  readonly [key: string]: string | Bundle
}

const folder = new URL('../../src/i18n/', import.meta.url)

/** Every text of every feature and language, in the order of the files. */
export async function readTexts(): Promise<readonly Text[]> {
  const texts: Text[] = []
  for (const language of LANGUAGES) {
    const files = await readdir(new URL(`${language}/`, folder))
    for (const file of files.filter((name) => name.endsWith('.json')).sort()) {
      const json = await readFile(
        new URL(`${language}/${file}`, folder),
        'utf8',
      )
      const feature = file.replace('.json', '')
      for (const [key, text] of flat(JSON.parse(json) as Bundle))
        texts.push({ language, feature, key, text })
    }
  }
  return texts
}

function flat(
  bundle: Bundle,
  under = '',
): readonly (readonly [string, string])[] {
  return Object.entries(bundle).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${under}${key}`, value] as const]
      : flat(value, `${under}${key}.`),
  )
}
