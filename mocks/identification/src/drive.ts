/**
 * Walks through the pages of the stand-in by HTTP, for tests of services that
 * use it. Nothing here knows the inside of the stand-in: it reads its forms.
 */
import { createBrowser, type Browser } from './browser.ts'

export { createBrowser, type Browser } from './browser.ts'

const LONGEST_WALK = 15

/** The name and the value of the button that is pressed, where there is one. */
type Button = readonly [name: string, value: string]

/**
 * Signs in as a person.
 *
 * @param authorizationUrl where the service sent the browser
 * @param personId `id` of a `DemoPerson`
 * @param browser one that has been here before, when that matters
 * @returns the address that the browser is sent back to, not yet visited
 * @throws {Error} when the stand-in answers with anything but its pages
 */
export function driveSignIn(
  authorizationUrl: URL | string,
  personId: string,
  browser: Browser = createBrowser(),
): Promise<URL> {
  return walk(new URL(authorizationUrl), ['person', personId], browser)
}

/** Refuses to sign in; otherwise as `driveSignIn`. */
export function driveCancel(
  authorizationUrl: URL | string,
  browser: Browser = createBrowser(),
): Promise<URL> {
  return walk(new URL(authorizationUrl), ['cancel', 'yes'], browser)
}

/**
 * Signs out; otherwise as `driveSignIn`.
 *
 * @param endSessionUrl where the service sent the browser
 * @param browser the one that signed in
 */
export function driveSignOut(
  endSessionUrl: URL | string,
  browser: Browser,
): Promise<URL> {
  return walk(new URL(endSessionUrl), ['logout', 'yes'], browser)
}

async function walk(
  start: URL,
  button: Button,
  browser: Browser,
): Promise<URL> {
  let url = start
  let response = await browser.visit(url)
  for (let step = 0; step < LONGEST_WALK; step += 1) {
    const location = response.headers.get('Location')
    if (location !== null) {
      await response.body?.cancel()
      url = new URL(location, url)
      if (url.origin !== start.origin) return url
      response = await browser.visit(url)
      continue
    }
    const page = await response.text()
    const action = attributeOf(/<form [^>]*>/.exec(page)?.[0] ?? '', 'action')
    if (response.status !== 200 || action === undefined) {
      throw new Error(`the identification answered ${response.status}`)
    }
    url = new URL(action, url)
    const body = new URLSearchParams(fieldsOf(page, button))
    response = await browser.visit(url, { method: 'POST', body })
  }
  throw new Error('the identification leads nowhere')
}

/** Hidden fields, and the button when the page has it. */
function fieldsOf(page: string, [name, value]: Button): [string, string][] {
  const hidden = (page.match(/<input type="hidden"[^>]*>/g) ?? []).map(
    (input): [string, string] => [
      attributeOf(input, 'name') ?? '',
      attributeOf(input, 'value') ?? '',
    ],
  )
  const hasButton = page
    .match(/<button [^>]*>/g)
    ?.some((button) => attributeOf(button, 'name') === name)
  return hasButton ? [...hidden, [name, value]] : hidden
}

function attributeOf(tag: string, name: string): string | undefined {
  return new RegExp(` ${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
