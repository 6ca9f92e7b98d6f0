import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { browserSuite } from '../support/browser-suite.ts'
import {
  actForInBrowser,
  expectAccessible,
  signInAs,
} from '../support/visitor.ts'

const { at, come } = browserSuite()

afterEach(() => {
  at.portal.registry.behave({})
  at.portal.clock.set('2024-03-01T12:00:00+02:00')
})

/** The bar that says whose record it is. */
const bar = (page: Page) =>
  page.getByRole('region', { name: 'Vems ärenden du uträttar' })

describe('a guardian acts for a child', () => {
  it.each(['desktop', 'phone'] as const)(
    'chooses the child, and every page says whose record it is: %s',
    async (size) => {
      const { page, complaints, asked } = await come(
        size === 'phone' ? size : undefined,
      )
      await signInAs(at.guest, 'Maria Nyström')
      if (size === 'phone') {
        await page.getByRole('button', { name: 'Meny' }).click()
      }
      await page
        .getByRole('link', { name: 'Uträtta ärenden för någon annan' })
        .first()
        .click()
      await page
        .getByRole('heading', {
          level: 1,
          name: 'Uträtta ärenden för någon annan',
        })
        .waitFor()
      await expectAccessible(page)
      await actForInBrowser(page, 'Leo')

      await bar(page).getByText('Leo').waitFor()
      expect(await page.title()).toContain('Leo')
      await page.getByText(/då Leo .* fyller 18 år/).waitFor()
      await page
        .getByText('Alla handlingar visas inte nödvändigtvis', { exact: true })
        .waitFor()
      await expectAccessible(page)

      await page
        .getByRole('link', { name: /Alla handlingar:/ })
        .first()
        .click()
      await page
        .getByRole('heading', { level: 1, name: /Handlingar: / })
        .waitFor()
      await bar(page).getByText('Leo').waitFor()
      expect(await page.title()).toContain('Leo')
      await expectAccessible(page)

      await page
        .getByRole('list', { name: 'Handlingar' })
        .getByRole('link')
        .first()
        .click()
      await page.locator('iframe').first().waitFor()
      await bar(page).getByText('Leo').waitFor()
      expect(await page.title()).toContain('Leo')
      await expectAccessible(page)

      // What is printed says it too.
      await page.emulateMedia({ media: 'print' })
      await bar(page).getByText('Leo').waitFor()
      await page.emulateMedia({ media: 'screen' })

      await bar(page)
        .getByRole('link', { name: 'Mina egna handlingar' })
        .click()
      await page
        .getByRole('heading', {
          level: 1,
          name: 'Mina handlingar inom socialvården',
        })
        .waitFor()
      expect(await bar(page).count()).toBe(0)
      expect(await page.title()).not.toContain('Leo')

      expect(complaints).toEqual([])
      expect(asked.join('\n')).not.toMatch(/\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/)
    },
  )

  it('sees nothing more when the registry has said no, and the page is blank', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Maria Nyström')
    await actForInBrowser(page, 'Leo')
    at.portal.registry.behave({ roles: [] })
    at.portal.clock.set('2024-03-01T12:01:05+02:00')
    await page
      .getByRole('link', { name: /Alla handlingar:/ })
      .first()
      .click()
    await page.waitForURL('**/acting/ended')
    expect(await page.locator('body').innerText()).not.toContain('Leo')
    expect(await page.title()).not.toContain('Leo')
    await expectAccessible(page)

    await page.goBack()
    await page.waitForTimeout(1000)
    expect(await page.locator('body').innerText()).not.toMatch(/Beslut|Leo/)
  })

  it('is informed that the registry does not answer, and still reads the own record', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Maria Nyström')
    at.portal.registry.behave({ failsWith: 500 })
    await page.goto('/acting')
    await page.getByRole('button', { name: 'Välj en person' }).click()
    await page.getByRole('alert').waitFor()
    await expectAccessible(page)
    await page.goto('/')
    await page
      .getByRole('heading', {
        level: 1,
        name: 'Mina handlingar inom socialvården',
      })
      .waitFor()
  })

  it('comes back without having chosen anybody', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Maria Nyström')
    await page.goto('/acting')
    await page.getByRole('button', { name: 'Välj en person' }).click()
    await page.locator('button[name="cancel"]').click()
    await page.getByText('Du valde ingen person.').waitFor()
    expect(page.url()).not.toContain('state=')
    await expectAccessible(page)
  })
})

describe('two persons in two tabs', () => {
  it('are open side by side, and neither tab ever shows the other', async () => {
    const { page, context } = await come()
    await signInAs(at.guest, 'Eeva')
    await actForInBrowser(page, 'Toni')
    const other = await context.newPage()
    await other.goto('/acting')
    await actForInBrowser(other, 'Iris')

    for (let round = 0; round < 2; round += 1) {
      for (const [tab, name, stranger] of [
        [page, 'Toni', 'Iris'],
        [other, 'Iris', 'Toni'],
      ] as const) {
        await tab.reload()
        await bar(tab).getByText(name).waitFor()
        expect(await bar(tab).innerText()).not.toContain(stranger)
        expect(await tab.title()).toContain(name)
      }
    }
  })

  it('do not come back from the page cache of the browser after a switch', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Eeva')
    await actForInBrowser(page, 'Toni')
    const ofToni = page.url()
    await page.goto('/acting')
    await page
      .getByRole('button', { name: /Sluta uträtta ärenden för: Toni/ })
      .click()
    await page.getByText('Du uträttar inte längre ärenden').waitFor()
    await actForInBrowser(page, 'Iris')

    for (let step = 0; step < 6 && page.url() !== ofToni; step += 1) {
      await page.goBack({ waitUntil: 'commit' }).catch(() => null)
      await page.waitForTimeout(700)
      const shown = await page.locator('body').innerText()
      expect(shown).not.toMatch(/Du uträttar ärenden för\s+Toni/)
    }
  })
})

describe('the subject', () => {
  it('sees the day and the ground of those who acted, the day after, and no names', async () => {
    await come()
    await signInAs(at.guest, 'Maria Nyström')
    await actForInBrowser(at.guest.page, 'Leo')
    await at.guest.context.close()

    at.portal.clock.set('2024-03-02T12:00:00+02:00')
    const { page } = await come()
    await signInAs(at.guest, 'Leo')
    await page.goto('/visits')
    await page.getByRole('cell', { name: 'Vårdnadshavare' }).first().waitFor()
    const shown = await page.locator('main').innerText()
    expect(shown).toContain('1.3.2024')
    expect(shown).not.toContain('Maria')
    await expectAccessible(page)
  })
})
