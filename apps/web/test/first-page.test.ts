import { describe, expect, it } from 'vitest'
import { blockingIn, filesOfFirstPage } from '../build/first-page.ts'

const manifest = {
  'index.html': {
    file: 'index.js',
    isEntry: true,
    imports: ['_shared.js'],
    dynamicImports: ['src/about/AboutPage.tsx'],
    css: ['index.css'],
  },
  '_shared.js': { file: 'shared.js', imports: ['_libraries.js'] },
  '_libraries.js': { file: 'libraries.js', imports: ['_shared.js'] },
  'src/front-page/FrontPage.tsx': {
    file: 'FrontPage.js',
    imports: ['_shared.js'],
    css: ['front-page.css'],
  },
  'src/about/AboutPage.tsx': { file: 'AboutPage.js' },
  'src/i18n/first/fi.ts': { file: 'fi.js' },
  'src/i18n/first/sv.ts': { file: 'sv.js' },
}

describe('filesOfFirstPage', () => {
  it('counts what is imported once, in one language, and nothing that comes later', () => {
    expect(filesOfFirstPage(manifest, 'fi')).toEqual({
      scripts: [
        'index.js',
        'shared.js',
        'libraries.js',
        'FrontPage.js',
        'fi.js',
      ],
      styles: ['index.css', 'front-page.css'],
    })
  })

  it('refuses a build without the texts of a language', () => {
    expect(() => filesOfFirstPage(manifest, 'en')).toThrow(
      'the build has no src/i18n/first/en.ts',
    )
  })
})

describe('blockingIn', () => {
  const page =
    '<script type="module" src="a.js"></script><link rel="stylesheet" href="a.css">'

  it('allows one script and one style sheet', () => {
    expect(blockingIn(page)).toEqual([])
  })

  for (const more of [
    '<script src="b.js">',
    '<script type="module" src="b.js">',
    '<link rel="stylesheet" href="b.css">',
    '<style',
  ])
    it(`finds ${more}`, () => {
      expect(blockingIn(`${page}${more}></link>`)).toHaveLength(1)
    })
})
