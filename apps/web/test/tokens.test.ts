import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contrast, rgbOf, type Rgb } from './contrast.ts'

const STYLES = join(import.meta.dirname, '../src/styles')
const read = (name: string) => readFileSync(join(STYLES, name), 'utf8')

const sheet = read('tokens.css')
const [, dark = ''] = sheet.split(
  '@media screen and (prefers-color-scheme: dark)',
)
const light = sheet.slice(0, sheet.indexOf('@media'))

/** The colours that a part of the style sheet gives names to. */
const coloursIn = (css: string): ReadonlyMap<string, Rgb> =>
  new Map(
    [...css.matchAll(/--color-([\w-]+): (hsl\([^,]+,[^,]+,[^,]+\));/g)].map(
      ([, name = '', value = '']) => [name, rgbOf(value)],
    ),
  )

const schemes = {
  light: coloursIn(light),
  dark: new Map([
    ...coloursIn(light),
    ...coloursIn(dark.slice(0, dark.indexOf('@media'))),
  ]),
}

/** Backgrounds of text. */
const GROUNDS = [
  'page',
  'surface',
  'surface-tinted',
  'notice',
  'acting-surface',
  'alert-surface',
] as const

const onEvery = (...names: readonly string[]) =>
  names.flatMap((name) => GROUNDS.map((ground) => [name, ground] as const))

/** Every text and its background: 7:1 (WCAG 2.2, 1.4.6). */
const TEXTS = [
  ...onEvery('text', 'text-quiet', 'link', 'link-hover', 'brand', 'alert'),
  ['on-button', 'button'],
  ['on-button', 'button-hover'],
  ['on-acting', 'acting'],
] as const

/** Every edge and mark that carries information: 3:1 (WCAG 2.2, 1.4.11). */
const EDGES = [
  ...onEvery('border-field', 'focus', 'button', 'acting', 'alert'),
  ['notice-line', 'notice'],
  ['on-acting', 'acting'],
  ['paper-edge', 'surface'],
  ['paper-edge', 'page'],
] as const

describe('tokens', () => {
  for (const [scheme, colours] of Object.entries(schemes)) {
    const ratio = (one: string, other: string) => {
      const [front, ground] = [colours.get(one), colours.get(other)]
      if (!front || !ground) throw new Error(`no colour ${one} or ${other}`)
      return contrast(front, ground)
    }

    for (const [text, ground] of TEXTS)
      it(`have 7:1 between ${text} and ${ground} in the ${scheme} scheme`, () => {
        expect(ratio(text, ground)).toBeGreaterThanOrEqual(7)
      })

    for (const [edge, ground] of EDGES)
      it(`have 3:1 between ${edge} and ${ground} in the ${scheme} scheme`, () => {
        expect(ratio(edge, ground)).toBeGreaterThanOrEqual(3)
      })
  }

  it('have a separate value in the dark scheme, paper apart', () => {
    const own = coloursIn(dark)
    expect([...schemes.light.keys()].filter((name) => !own.has(name))).toEqual([
      'paper',
    ])
  })

  it('are the only place where a colour is written', () => {
    const written = readdirSync(STYLES)
      .filter((name) => !['tokens.css', 'print.css'].includes(name))
      .flatMap((name) =>
        [...read(name).matchAll(/#[\da-f]{3,8}\b|\b(?:rgb|hsl)a?\(/gi)].map(
          ([colour]) => `${name}: ${colour}`,
        ),
      )
    expect(written).toEqual([])
  })
})
