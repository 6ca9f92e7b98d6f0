/**
 * Walks through the page of the stand-in by HTTP, for tests of services that use
 * it.
 */
import {
  createBrowser,
  type Browser,
} from '@mittkanta/mock-identification/drive'

/**
 * Chooses whom to act for.
 *
 * @param authorizeUrl where the service sent the browser
 * @param personId id in the population of anybody, offered by the page or not
 * @returns the address that the browser is sent back to, not yet visited
 * @throws {Error} when the stand-in answers with anything but its page
 */
export function driveChoice(
  authorizeUrl: URL | string,
  personId: string,
  browser: Browser = createBrowser(),
): Promise<URL> {
  return press(new URL(authorizeUrl), { person: personId }, browser)
}

/** Goes back to the service without choosing; otherwise as `driveChoice`. */
export function driveCancelledChoice(
  authorizeUrl: URL | string,
  browser: Browser = createBrowser(),
): Promise<URL> {
  return press(new URL(authorizeUrl), { cancel: 'yes' }, browser)
}

async function press(
  url: URL,
  button: Readonly<Record<string, string>>,
  browser: Browser,
): Promise<URL> {
  const page = await browser.visit(url)
  const content = await page.text()
  if (page.status !== 200 || !content.includes('<form method="post">')) {
    throw new Error(`the registry answered ${page.status}`)
  }
  // A form without an action is sent to the address of its page.
  const body = new URLSearchParams(button)
  const answer = await browser.visit(url, { method: 'POST', body })
  await answer.body?.cancel()
  const location = answer.headers.get('Location')
  if (answer.status !== 303 || location === null) {
    throw new Error(`the registry answered ${answer.status}`)
  }
  return new URL(location)
}
