import { describe, expect, it } from 'vitest'
import { afterSignIn, places } from '../src/subject/places.ts'
import { subjectFromParams } from '../src/subject/subject.ts'

const handle = 'Ab_-'.padEnd(22, '0')

describe('subjectFromParams', () => {
  it('is oneself only where the address names no one', () => {
    expect(subjectFromParams({ ref: 'x' })).toBe('self')
  })

  it('is the handle that the address carries', () => {
    expect(subjectFromParams({ subjectRef: handle })).toBe(handle)
  })

  for (const word of ['', 'self', 'guess', `${handle}0`, `${handle}/..`])
    it(`never falls back to oneself: “${word}”`, () => {
      expect(() => subjectFromParams({ subjectRef: word })).toThrow(
        'not-acting',
      )
    })
})

describe('places', () => {
  it('stay under the handle of the person', () => {
    const subject = subjectFromParams({ subjectRef: handle })

    expect([
      places.frontPage(subject),
      places.task(subject, 'a b'),
      places.document(subject, 'ref'),
    ]).toEqual([
      `/for/${handle}`,
      `/for/${handle}/tasks/a%20b`,
      `/for/${handle}/documents/ref`,
    ])
  })

  it('of oneself are under no handle', () => {
    expect([places.frontPage('self'), places.task('self', 'a')]).toEqual([
      '/',
      '/tasks/a',
    ])
  })
})

describe('afterSignIn', () => {
  for (const [place, then] of [
    [`/for/${handle}/documents/x`, '/acting'],
    ['/acting/return', '/acting'],
    ['/tasks/a', '/tasks/a'],
  ] as const)
    it(`leads from ${place} to ${then}`, () => {
      expect(afterSignIn(place)).toBe(then)
    })
})
