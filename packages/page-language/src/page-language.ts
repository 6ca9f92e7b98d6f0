import { offered, type PageLanguageTag } from './languages.ts'

/*
 * Which language a page is in. Without a dependency, since the pages carry it
 * to every phone.
 */

/** The one thing that the pages keep in the browser: how to speak, not to whom. */
export const LANGUAGE_COOKIE = '__Host-mittkanta-language'

/** For who asks for no language that we have. */
const DEFAULT: PageLanguageTag = 'fi'

const languageIn = (
  text: string | null | undefined,
): PageLanguageTag | undefined => offered.find((tag) => tag === text)

/** The first of the reader's languages that we have. */
export function firstSpoken(
  tags: readonly string[],
): PageLanguageTag | undefined {
  return tags
    .map((tag) => languageIn(tag.split('-')[0]?.toLowerCase()))
    .find((language) => language !== undefined)
}

/** What page and server know of the languages a reader prefers. */
export interface LanguageWishes {
  /** The address of the page, of which `?lang=` counts. */
  readonly address: URL
  /** As in the header `Cookie` and in `document.cookie`. */
  readonly cookies: string
  /** The browser's language tags, the dearest first. */
  readonly tags: readonly string[]
}

/**
 * The language of a page: what its address asks for, else what was chosen
 * before, else the first of the browser's languages that we have, else
 * Finnish. The server that sends the page and the page itself decide it here.
 */
export function languageOfPage({
  address,
  cookies,
  tags,
}: LanguageWishes): PageLanguageTag {
  return (
    languageIn(address.searchParams.get('lang')) ??
    languageIn(chosenIn(cookies)) ??
    firstSpoken(tags) ??
    DEFAULT
  )
}

function chosenIn(cookies: string): string | undefined {
  const start = `${LANGUAGE_COOKIE}=`
  return cookies
    .split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(start))
    ?.slice(start.length)
}
