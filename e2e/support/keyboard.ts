import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { whatHasFocus, type Standing } from './focus-standing.ts'

type Role = Parameters<Page['getByRole']>[0]

/** More stops than any page has, the way round it twice included. */
const MOST_STOPS = 250
/** So much of the outline is seen by everybody (WCAG 2.4.13). */
const VISIBLE_PIXELS = 2

interface Way {
  /** Towards the beginning, by Shift+Tab. */
  readonly back?: boolean
  /** Whether the name is the whole name. */
  readonly exact?: boolean
}

/**
 * A user with only a keyboard. At every stop of the focus it is asserted that
 * it is in sight (WCAG 2.4.7), not covered (2.4.11) and that it can move on
 * (2.1.2).
 */
export class Keyboard {
  readonly page: Page
  /** All that was ever written. */
  readonly typed: string[] = []
  /** How many stops of the focus were looked at. */
  stops = 0

  constructor(page: Page) {
    this.page = page
  }

  /** Goes by Tab to what is of a role and called so. */
  async to(role: Role, name: string | RegExp, way: Way = {}): Promise<void> {
    const { back = false, exact = false } = way
    await this.#walk(this.page.getByRole(role, { name, exact }), back)
  }

  /** Goes by Tab to an element without a role, such as a summary. */
  async toText(text: string, { back = false }: Way = {}): Promise<void> {
    await this.#walk(this.page.getByText(text, { exact: true }), back)
  }

  /** Goes by Tab to the chosen one of the next group of which one is chosen. */
  async toChosenRadio(): Promise<void> {
    await this.#walk(this.page.getByRole('radio', { checked: true }), false)
  }

  async #walk(wanted: Locator, back: boolean): Promise<void> {
    // No user presses a key before the page has its style, and shows.
    await this.page.waitForLoadState()
    const passed: string[] = []
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      await this.page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
      const standing = await this.#look()
      passed.push(standing.what)
      const isThere = await wanted.evaluateAll((elements) =>
        elements.includes(document.activeElement as never),
      )
      if (isThere) return
      // The focus passes into a frame of another process in its own time.
      if (standing.what === OUTSIDE)
        await this.page.waitForTimeout(FRAME_MILLISECONDS)
    }
    expect.fail(`no way to ${String(wanted)} by:\n${passed.join('\n')}`)
  }

  /** Goes to something by Tab and presses it. */
  async choose(role: Role, name: string | RegExp, way?: Way): Promise<void> {
    await this.to(role, name, way)
    await this.press(
      role === 'checkbox' || role === 'radio' ? 'Space' : 'Enter',
    )
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Types where the focus is, replacing the current text. */
  async type(text: string): Promise<void> {
    this.typed.push(text)
    await this.press('Control+A', 'Delete')
    await this.page.keyboard.type(text)
  }

  /** Waits until the focus has been moved to something, in sight and not covered. */
  async arrivesAt(role: Role, name: string | RegExp): Promise<void> {
    const wanted = this.page.getByRole(role, { name })
    const isThere = () =>
      wanted.evaluateAll((elements) =>
        elements.includes(document.activeElement as never),
      )
    await expect
      .poll(
        async () => ((await isThere()) ? HERE : await this.#whereabouts()),
        {
          timeout: 15_000,
          message: `the focus comes to ${role} ${String(name)}`,
        },
      )
      .toBe(HERE)
    await this.#look({ isControl: false })
  }

  /** Waits for another page, whose heading has the focus. */
  async arrivesOn(heading: string | RegExp): Promise<void> {
    await this.page
      .getByRole('heading', { level: 1, name: heading })
      .waitFor({ timeout: 15_000 })
    await this.arrivesAt('heading', heading)
  }

  /**
   * Waits for a page that the browser has loaded as a whole, whose focus is the
   * browser's: before everything.
   */
  async arrivesAnew(heading: string | RegExp): Promise<void> {
    await this.page
      .getByRole('heading', { level: 1, name: heading })
      .waitFor({ timeout: 15_000 })
    const { what } = await this.page.evaluate(whatHasFocus)
    expect(what).toBe(OUTSIDE)
  }

  /** Role and name of what has the focus, as a screen reader says it. */
  async focused(): Promise<string> {
    const snapshot = await this.page.locator(':focus').ariaSnapshot()
    const [line = ''] = snapshot.split('\n')
    return line
      .replace(/^- /, '')
      .replace(/^'(.*)'(?=:)/, '$1')
      .replace(/:$/, '')
  }

  async #whereabouts(): Promise<string> {
    const { what } = await this.page.evaluate(whatHasFocus)
    return `${what} on ${this.page.url()}`
  }

  /** Looks at the stop where the focus is. */
  async #look({ isControl = true } = {}): Promise<Standing> {
    const standing = await this.page.evaluate(whatHasFocus)
    this.stops += 1
    const where = `${standing.what} on ${this.page.url()}`
    if (standing.what === OUTSIDE) return standing
    expect(standing.isInSight, `${where} is in sight`).toBe(true)
    expect(standing.coveredBy, `${where} is covered`).toBeNull()
    if (isControl && standing.outlinePixels !== null)
      expect(
        standing.outlinePixels,
        `${where} shows that it has the focus`,
      ).toBeGreaterThanOrEqual(VISIBLE_PIXELS)
    return standing
  }
}

/** How long the focus is given to arrive in a frame of another process. */
const FRAME_MILLISECONDS = 200

/** The window itself, after the last stop and before the first. */
const OUTSIDE = 'outside'

const HERE = 'here'
