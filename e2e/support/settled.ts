import type { Page } from 'playwright-core'

/** A PDF without the buttons of the open viewer, and without a message. */
const UNOPENED = '.pdf:not(:has(button, [role="alert"]))'

/**
 * Waits until a page shows its heading, no request is under way and every PDF
 * in it is open, or says that it cannot be opened.
 */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await page.locator(UNOPENED).first().waitFor({ state: 'detached' })
}
