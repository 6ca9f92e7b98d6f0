import { describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { browserSuite } from '../support/browser-suite.ts'
import { signInAs, signOut } from '../support/visitor.ts'

const { at, come } = browserSuite()

/** The page as it was sent, before anything ran in it. */
async function sourceOf(page: Page, address: string): Promise<string> {
  const response = await page.goto(address)
  return (await response?.text()) ?? ''
}

/** Where the first link of a name leads. */
const addressOf = async (page: Page, name: RegExp) =>
  (await page.getByRole('link', { name }).first().getAttribute('href')) ?? ''

/** Of what the browser has asked for since, the requests for data. */
const askedForData = (since: number) =>
  at.guest.asked.slice(since).filter((url) => url.includes('/api/'))

/** Every address of the tab's history, as the browser keeps it. */
async function historyOf(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page)
  const { entries } = await devtools.send('Page.getNavigationHistory')
  return entries.map(({ url }) => url)
}

describe('the first page', () => {
  it('comes with its data right after signing in, and leaves no code in the history', async () => {
    const { page, asked } = await come()
    await signInAs(at.guest, 'Aino')
    await page
      .getByRole('link', { name: 'Beslut om äldreservice' })
      .first()
      .waitFor()

    const callback = asked.findLastIndex((url) => url.includes('/callback?'))
    expect(callback).toBeGreaterThan(-1)
    expect(askedForData(callback)).toEqual([])
    expect((await historyOf(page)).join('\n')).not.toMatch(
      /callback|code=|state=/,
    )
  })

  it('shows the documents without having asked for anything but itself', async () => {
    const { page, asked, complaints } = await come()
    await signInAs(at.guest, 'Aino')
    const link = page.getByRole('link', { name: 'Beslut om äldreservice' })
    const list = await addressOf(page, /Alla handlingar: /)
    const before = asked.length

    await page.goto('/')
    await link.first().waitFor()
    expect(askedForData(before)).toEqual([])
    expect(await page.locator('#initial-data').count()).toBe(0)

    await page.goto(list)
    await link.first().waitFor()
    expect(askedForData(before)).toEqual([])

    await link.first().click()
    await page
      .getByRole('heading', { level: 1, name: 'Beslut om äldreservice' })
      .waitFor()
    expect(askedForData(before)).not.toEqual([])
    expect(complaints).toEqual([])
  })

  it('shows nothing by Back after signing out', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Aino')
    await page.goto('/')
    await page.getByText('Oona').first().waitFor()
    await page.goto('/about')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await signOut(page)

    for (let step = 0; step < 3; step += 1) {
      await page.goBack()
      await page.waitForLoadState()
      await page.waitForTimeout(300)
      expect(await page.content()).not.toMatch(/Aino|Oona|äldreservice/)
    }
  })

  it('reveals nothing to another session, not even in its source', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Aino')
    const address = await addressOf(page, /Beslut om äldreservice/)
    const own = await sourceOf(page, address)
    expect(own).toMatch(/Beslut om äldreservice/)
    await at.guest.context.close()

    const other = await come()
    expect(await sourceOf(other.page, address)).not.toMatch(
      /initial-data|äldreservice|Aino/,
    )
    await signInAs(at.guest, 'Ida')
    const others = await sourceOf(other.page, address)
    expect(others).toContain('id="initial-data"')
    expect(others).not.toMatch(/äldreservice|Aino/)
  })
})
