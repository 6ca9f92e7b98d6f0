import { useEffect, useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { useSessionStore } from '../session/session-context.ts'
import { ShiftPresses } from './shift-presses.ts'

/** How long the number of presses still needed is shown. */
const TOLD_MILLISECONDS = 5000

/**
 * The button that is always in sight, and the key: Shift three times. Both
 * blank the page at once and leave for a neutral one.
 */
export function LeaveQuickly() {
  const t = useTexts('common')
  const { leaveQuickly } = useSessionStore()
  const pressesLeft = useShiftPresses(leaveQuickly)

  return (
    <div className="leave">
      <p className="leave__told" role="status">
        {pressesLeft === 2 && t('leaveQuickly.twoMore')}
        {pressesLeft === 1 && t('leaveQuickly.oneMore')}
      </p>
      <LeaveButton />
    </div>
  )
}

/**
 * Leaves at once. A dialog has its own button: it makes the one of the page
 * inert.
 */
export function LeaveButton() {
  const t = useTexts('common')
  const { leaveQuickly } = useSessionStore()
  return (
    <button type="button" className="leave__button" onClick={leaveQuickly}>
      {t('leaveQuickly.button')}
    </button>
  )
}

/**
 * Listens to Shift, wherever the focus is in the page.
 *
 * @returns how many more presses are needed; null while none was made
 */
function useShiftPresses(whenDone: () => void): number | null {
  const [left, setLeft] = useState<number | null>(null)

  useEffect(() => {
    const presses = new ShiftPresses()
    const letGo = new AbortController()
    const options = { capture: true, passive: true, signal: letGo.signal }
    const startAnew = () => {
      presses.reset()
      setLeft(null)
    }
    window.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Shift') presses.down()
        else startAnew()
      },
      options,
    )
    window.addEventListener(
      'keyup',
      ({ key }) => {
        if (key !== 'Shift') return
        const needed = presses.up(Date.now())
        if (needed === 0) whenDone()
        else if (needed !== null) setLeft(needed)
      },
      options,
    )
    window.addEventListener('pointerdown', startAnew, options)
    return () => letGo.abort()
  }, [whenDone])

  useEffect(() => {
    if (left === null) return
    const timer = setTimeout(() => setLeft(null), TOLD_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [left])

  return left
}
