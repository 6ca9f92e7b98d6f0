import { freshPostgresUrl } from '@mittkanta/test-kit'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { fuzz, type FuzzFigures } from '../support/fuzz/fuzz.ts'

/*
 * The short form of `npm run fuzz`: the same requests and contents, fewer of
 * them. A finding is shown with the shortest request that shows it.
 */
const SIZE = { seed: 20_240_301, requests: 1500, contents: 200, pdfs: 5 }

let browser: Browser
let figures: FuzzFigures
beforeAll(async () => {
  browser = await launchBrowser()
  figures = await fuzz(await freshPostgresUrl(), browser, SIZE)
}, 300_000)
afterAll(() => browser.close())

describe('hostile requests to every operation, and hostile contents', () => {
  it('find nothing', () => {
    expect(figures.findings).toEqual([])
  })

  it('are answered in every way, so that all of it is tried', () => {
    const { statuses, requests, operations } = figures.endpoints
    expect(requests).toBeGreaterThanOrEqual(SIZE.requests)
    expect(operations).toBeGreaterThan(45)
    for (const status of [200, 400, 401, 403, 404, 405, 415, 422]) {
      expect(statuses[status], `${status}`).toBeGreaterThan(0)
    }
  })

  it('are accepted and refused, and the accepted are shown in the browser', () => {
    const { byType } = figures.contents
    for (const { sent, accepted } of Object.values(byType)) {
      expect(accepted).toBeGreaterThan(0)
      expect(accepted).toBeLessThan(sent)
    }
    expect(figures.shown.pages).toBe(byType['application/xhtml+xml']?.accepted)
    expect(figures.shown.pdfs).toBeGreaterThan(0)
    expect(figures.shown.controlled).toBeGreaterThan(0)
  })
})
