/** Draws that follow from a seed alone. */
export interface Random {
  /** 0 ≤ x < 1 */
  fraction: () => number
  /** A whole number from `least` to `most`, both included. */
  integer: (least: number, most: number) => number
  chance: (probability: number) => boolean
  pick: <Item>(items: readonly [Item, ...Item[]]) => Item
  /** Normally distributed, mean 0 and deviation 1. */
  normal: () => number
}

/** The generator "mulberry32": 32 bits of state, good enough for demo data. */
export function randomFrom(seed: number): Random {
  let state = seed | 0
  const fraction = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const integer = (least: number, most: number) =>
    least + Math.floor(fraction() * (most - least + 1))

  return {
    fraction,
    integer,
    chance: (probability) => fraction() < probability,
    pick: (items) => items[integer(0, items.length - 1)] ?? items[0],
    // Box and Muller; 1 − x keeps the logarithm away from zero.
    normal: () =>
      Math.sqrt(-2 * Math.log(1 - fraction())) *
      Math.cos(2 * Math.PI * fraction()),
  }
}

/** A separate seed for each part, so that parts do not depend on each other. */
export const partSeed = (seed: number, part: number): number =>
  Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(part + 1, 0xc2b2ae35)
