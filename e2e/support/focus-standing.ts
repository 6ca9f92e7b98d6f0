/** Position of the focused element in the window. */
export interface Standing {
  /** Its kind and text, for messages; `outside` when the focus has left the page. */
  readonly what: string
  /** Whether it is in the window: wholly, or where it is larger, in part. */
  readonly isInSight: boolean
  /** What lies over the middle of what is in sight of it; null when nothing does. */
  readonly coveredBy: string | null
  /** How thick the ring around it is; null for a frame, whose ring is inside. */
  readonly outlinePixels: number | null
}

/** Looks at the focus. Runs in the page: nothing from outside can be named in it. */
export function whatHasFocus(): Standing {
  const element = document.activeElement
  if (element === null || element === document.body)
    return {
      what: 'outside',
      isInSight: true,
      coveredBy: null,
      outlinePixels: 0,
    }
  const say = (one: Element) =>
    `<${one.localName} class="${one.className}"> ${one.textContent.trim().slice(0, 60)}`

  // A link over two lines is two boxes with nothing between them.
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect()
  const top = Math.max(box.top, 0)
  const bottom = Math.min(box.bottom, innerHeight)
  const left = Math.max(box.left, 0)
  const right = Math.min(box.right, innerWidth)
  const isLarge = box.height > innerHeight * 0.6
  const isWhole = box.top >= -1 && box.bottom <= innerHeight + 1
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  const isCovered = hit === null || !element.contains(hit)

  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
  const hasOutline = outlineStyle !== 'none' && !outlineColor.endsWith(', 0)')
  return {
    what: say(element),
    isInSight: bottom > top && right > left && (isLarge || isWhole),
    coveredBy: isCovered ? (hit === null ? 'nothing' : say(hit)) : null,
    outlinePixels:
      element.localName === 'iframe'
        ? null
        : hasOutline
          ? Number.parseFloat(outlineWidth)
          : 0,
  }
}
