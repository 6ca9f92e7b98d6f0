import type { MouseEvent, ReactNode } from 'react'
import { Link, useLocation, useNavigate } from '../routing/routing.ts'
import { textIn } from '../routing/state.ts'

/**
 * The path of the list that led here, as `ListedLink` passes it; null when none
 * did.
 */
export function useCameFrom(): string | null {
  return textIn(useLocation().state, 'from')
}

interface Props {
  readonly to: string
  readonly children: ReactNode
}

/**
 * The way back to a list. A reader who came from there goes back in the
 * history, and finds the list as it was left: its page, its filters, the place
 * in it.
 */
export function BackLink({ to, children }: Props) {
  const navigate = useNavigate()
  const isBack = useCameFrom() === to
  const goBack = (event: MouseEvent) => {
    const isForAnotherTab =
      event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (!isBack || isForAnotherTab) return
    event.preventDefault()
    void navigate(-1)
  }
  return (
    <Link className="back" to={to} onClick={goBack}>
      {children}
    </Link>
  )
}
