/** Red, green and blue, each 0 to 1. */
export type Rgb = readonly [number, number, number]

/**
 * The colour that `hsl(h, s%, l%)` writes (CSS Color 4, section 7).
 *
 * @throws {Error} when it is written in another way
 */
export function rgbOf(hsl: string): Rgb {
  const [, h, s, l] = /^hsl\((\d+), (\d+)%, (\d+)%\)$/.exec(hsl) ?? []
  if (h === undefined) throw new Error(`not written as hsl(): ${hsl}`)
  const lightness = Number(l) / 100
  const reach = (Number(s) / 100) * Math.min(lightness, 1 - lightness)
  const channel = (offset: number) => {
    const k = (offset + Number(h) / 30) % 12
    return lightness - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1))
  }
  return [channel(0), channel(8), channel(4)]
}

/** Relative luminance (WCAG 2.2, glossary). */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The contrast ratio of two colours, 1 to 21 (WCAG 2.2, glossary). */
export function contrast(one: Rgb, other: Rgb): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}
