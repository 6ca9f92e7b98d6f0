import type { Language } from '@mittkanta/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTemplate, type PageTemplate } from '../src/http/page-template.ts'
import { builtPages } from './support/built-pages.ts'

let built: Awaited<ReturnType<typeof builtPages>>
let template: PageTemplate
beforeAll(async () => {
  built = await builtPages()
  template = readTemplate(built.directory)
})
afterAll(() => built.remove())

const start = (
  pathname: string,
  isSignedIn = true,
  language: Language = 'sv',
) => template.start({ pathname, language, isSignedIn, isDiscreet: false })

describe('readTemplate', () => {
  it('names the language, the texts and the modules of a page in its head', () => {
    const html = start('/tasks/child-protection')

    expect(html).toContain('<html lang="sv">')
    const [head] = html.split('</head>')
    for (const file of ['Task-sv.js', 'Task-11111111.js'])
      expect(head).toContain(
        `<link rel="modulepreload" crossorigin href="/assets/${file}">`,
      )
    expect(head).toContain(
      '<link rel="preload" as="style" crossorigin href="/assets/Task-22222222.css">',
    )
    expect(html).not.toContain('Task-fi.js')
  })

  it('finds the page of each address', () => {
    expect(start('/')).toContain('Front-11111111.js')
    expect(start('/for/x/documents/y')).toContain('Document-11111111.js')
    expect(start('/tasks/')).toContain('NotFound-11111111.js')
    expect(start('/tasks/a/b')).toContain('NotFound-11111111.js')
  })

  it('names the page to sign in to a reader who is not signed in', () => {
    expect(start('/', false)).toContain('SignIn-11111111.js')
    expect(start('/', false)).not.toContain('Front-11111111.js')
  })

  it('refuses a directory in which nothing was built', () => {
    expect(() => readTemplate('/nowhere')).toThrow('build the pages first')
  })
})
