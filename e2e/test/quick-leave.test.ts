import { describe, expect, it } from 'vitest'
import { leavingSuite } from '../support/leaving-suite.ts'
import {
  entriesSoFar,
  expectNothingLeft,
  expectSessionOver,
  leave,
  sessionCookie,
  WAYS,
} from '../support/quick-leave.ts'
import { actForInBrowser, signInAs } from '../support/visitor.ts'

const { at, come } = leavingSuite()

const places = () => ({ portalUrl: at.portal.url, neutral: at.neutral })

/** What only the pages of Aino’s record say. */
const AINO = /Aino|Oona|äldreservice|Mina handlingar/

describe.each(WAYS)('leaving quickly by the %s', (_, how) => {
  it('leaves nothing of the front page', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Aino')
    const before = await entriesSoFar(page)
    const cookie = await sessionCookie(at.guest)

    await leave(page, how, at.neutral)

    await expectSessionOver(at.portal.url, cookie)
    await expectNothingLeft(page, before, AINO, places())
    expect(await sessionCookie(at.guest)).toBe('=')
  }, 120_000)

  it.each([
    ['XHTML', 'Aino', 'Beslut om äldreservice', AINO],
    [
      'PDF',
      'Ida',
      'Sektorsövergripande sysselsättningsplan',
      /Ida |sysselsättningsplan|Mina handlingar/,
    ],
  ])(
    'leaves nothing of a document and the way to it: %s',
    async (_kind, reader, name, secrets) => {
      const { page } = await come()
      await signInAs(at.guest, reader)
      const before = await entriesSoFar(page)
      const cookie = await sessionCookie(at.guest)
      await page
        .getByRole('link', { name: /^Alla handlingar: / })
        .first()
        .click()
      await page.waitForURL(/\/tasks\//)
      await page.goBack()
      await page.getByRole('link', { name }).first().click()
      await page.locator('iframe').first().waitFor()

      await leave(page, how, at.neutral)

      await expectSessionOver(at.portal.url, cookie)
      await expectNothingLeft(page, before, secrets, places())
    },
    120_000,
  )

  it('leaves nothing of whom one acts for', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Maria Nyström')
    await actForInBrowser(page, 'Leo')
    const before = await entriesSoFar(page)
    const cookie = await sessionCookie(at.guest)
    await page.locator('main a[href*="/documents/"]').first().click()
    await page.locator('iframe').first().waitFor()

    await leave(page, how, at.neutral)

    await expectSessionOver(at.portal.url, cookie)
    await expectNothingLeft(page, before, /Leo|Maria|Nyström|\/for\//, places())
  }, 120_000)
})
