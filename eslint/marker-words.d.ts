export interface Marker {
  /** As written. */
  readonly word: string
  /** Offset in the text. */
  readonly index: number
  /** What to write instead. */
  readonly instead: string
}

export function markersIn(text: string): Marker[]
