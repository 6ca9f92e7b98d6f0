import { describe, expect, it } from 'vitest'
import page from '../index.html?raw'

const texts = import.meta.glob<{ serviceName: string; serviceArea: string }>(
  '../src/i18n/*/common.json',
  { eager: true, import: 'default' },
)

describe('the outline of a page that has not started', () => {
  it('names the service as the pages do, in every language', () => {
    const outline = new DOMParser()
      .parseFromString(page, 'text/html')
      .querySelectorAll('.outline [lang]')

    expect(outline).toHaveLength(3)
    for (const brand of outline) {
      const said =
        texts[`../src/i18n/${brand.getAttribute('lang')}/common.json`]
      expect(brand.textContent.replace(/\s+/g, ' ').trim()).toBe(
        `${said?.serviceName} ${said?.serviceArea}`,
      )
    }
  })
})
