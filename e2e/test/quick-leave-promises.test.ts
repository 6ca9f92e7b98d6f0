import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { leavingSuite } from '../support/leaving-suite.ts'
import {
  byButton,
  byKey,
  expectSessionOver,
  leave,
  seen,
  sessionCookie,
} from '../support/quick-leave.ts'
import { expectAccessible, signInAs, visitor } from '../support/visitor.ts'

const { at, come } = leavingSuite()

/** Milliseconds from what the person does to a page of which nothing is painted. */
const timeToBlank = (page: Page, does: 'keyup' | 'click') =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        let begun = 0
        window.addEventListener(name, (event) => (begun = event.timeStamp), {
          capture: true,
        })
        const root = document.querySelector('#root')
        if (root === null) throw new Error('there is no root')
        new MutationObserver(() => {
          // After the frame in which the emptied page is painted.
          requestAnimationFrame(() =>
            setTimeout(() => resolve(performance.now() - begun)),
          )
        }).observe(root, { attributeFilter: ['hidden'] })
      }),
    does,
  )

const RUNS = 5

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

describe('leaving quickly', () => {
  it.each([
    ['keyup', byKey],
    ['click', byButton],
  ] as const)(
    'blanks the page within 100 ms of the %s while no server answers',
    async (does, how) => {
      const times: number[] = []
      for (let run = 0; run < RUNS; run += 1) {
        const { page, context } = await come('phone')
        await signInAs(at.guest, 'Aino')
        // The network answers nothing from now on.
        await context.route('**/*', () => undefined)
        const measured = timeToBlank(page, does)
        await page.waitForTimeout(100)
        await how(page)
        times.push(await measured)
        await context.close()
      }
      expect(
        median(times),
        `${does}: ${times.join(', ')} ms`,
      ).toBeLessThanOrEqual(100)
    },
    120_000,
  )

  it('ends the session later when there was no network, before anything is shown', async () => {
    const { page, context } = await come()
    await signInAs(at.guest, 'Aino')
    const cookie = await sessionCookie(at.guest)
    await context.setOffline(true)
    await byKey(page)
    await page.waitForURL(/left|chrome-error/)
    await context.setOffline(false)

    await page.goto('/')

    await page
      .getByRole('heading', { level: 1, name: /^Läs vad socialvården/ })
      .waitFor()
    await expectSessionOver(at.portal.url, cookie)
  }, 60_000)

  it('takes the other tabs of the portal along', async () => {
    const { page, context } = await come()
    await signInAs(at.guest, 'Aino')
    const other = await context.newPage()
    await other.goto('/')
    await other.getByRole('heading', { name: /^Mina handlingar/ }).waitFor()

    await leave(page, byKey, at.neutral)

    await other.waitForURL(at.neutral.url)
  }, 60_000)

  it('asks for an identification at the next sign-in', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Aino')
    await leave(page, byKey, at.neutral)

    await page.goto('/?lang=sv')
    await page
      .getByRole('link', { name: 'Identifiera dig och logga in' })
      .click()

    await page.getByRole('button', { name: /^Aino/ }).waitFor()
  }, 60_000)

  it('ends a session in another browser, which then shows nothing', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Eeva')
    const elsewhere = await visitor(at.browser, at.portal.url, 'phone')
    await signInAs(elsewhere, 'Eeva')
    await page.goto('/sessions')

    await page.getByRole('button', { name: /^Logga ut därifrån/ }).click()
    await page.getByText('Du är inte inloggad någon annanstans.').waitFor()

    // Within a minute without any action; at once when the tab is shown.
    await elsewhere.page.evaluate(() =>
      document.dispatchEvent(new Event('visibilitychange')),
    )
    await elsewhere.page
      .getByRole('heading', { name: 'Du är inte längre inloggad' })
      .waitFor()
    expect(await seen(elsewhere.page)).not.toMatch(/Eeva|Mina handlingar/)
    await elsewhere.context.close()
  }, 60_000)

  it.each(['/safety', '/sessions'])(
    'is explained and ruled on pages for everyone: %s',
    async (path) => {
      const { page } = await come('phone')
      await signInAs(at.guest, 'Aino')
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectAccessible(page)
    },
    60_000,
  )
})
