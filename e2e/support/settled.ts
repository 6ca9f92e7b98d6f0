import type { Page } from 'playwright-core'

/** Waits until a page has said what it is about and nothing more is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
}
