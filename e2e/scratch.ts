import { launchBrowser } from './support/browser.ts'
import { signInAs, visitor } from './support/visitor.ts'
import { startPortal, PORTS } from '@mittkanta/demo'
import { shippedScenarios } from '@mittkanta/client-system'
import { createLog } from '@mittkanta/service-kit'
import { freePorts, fixedClock } from '@mittkanta/test-kit'
const portal = await startPortal({
  ports: await freePorts(PORTS), storage: { directory: '/tmp/safe-data-' + Date.now() }, phase: 'later',
  scenarios: await shippedScenarios(), clock: fixedClock('2024-03-01T12:00:00+02:00'),
  log: createLog('x', { write: () => undefined }),
})
await portal.load()
const browser = await launchBrowser()
for (const size of ['desktop', 'phone'] as const) {
  const g = await visitor(browser, portal.url, size)
  const { page } = g
  const shot = (n: string) => page.screenshot({ path: `/tmp/safe-shots/${size}-${n}.png` })
  await page.goto('/?lang=sv'); await page.getByRole('link', { name: 'Läs tryggt' }).first().waitFor(); await shot('signin')
  await signInAs(g, 'Aino'); await shot('front')
  if (size === 'desktop') {
    await page.getByRole('link', { name: /^Alla handlingar/ }).first().click()
    await page.waitForTimeout(1500); console.log(page.url(), await page.locator('h1').allTextContents()); await shot('task')
  }
  await page.goto('/safety'); await page.getByRole('heading', { level: 1 }).waitFor(); await page.screenshot({ path: `/tmp/safe-shots/${size}-safety.png`, fullPage: true })
  await page.mouse.wheel(0, 700); await page.keyboard.press('Shift'); await page.waitForTimeout(300); await shot('safety-scrolled')
  const other = await visitor(browser, portal.url, 'phone'); await signInAs(other, 'Aino')
  await page.goto('/sessions'); await page.getByRole('heading', { level: 1 }).waitFor(); await shot('sessions')
  await other.context.close(); await g.context.close()
}
await browser.close(); await portal.stop(); process.exit(0)
