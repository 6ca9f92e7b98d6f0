import type { ReactNode } from 'react'
import '../styles/words.css'

interface Props {
  /** What the reader may wonder; it opens and closes the answer. */
  readonly question: string
  readonly onOpen?: () => void
  readonly children: ReactNode
}

/**
 * An explanation on the spot, for those who ask for it. A disclosure and not a
 * tooltip: it works with keys, touch, magnifiers and screen readers alike.
 */
export function Explained({ question, onOpen, children }: Props) {
  return (
    <details
      className="explained"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) onOpen?.()
      }}
    >
      <summary>{question}</summary>
      <div className="explained__text">{children}</div>
    </details>
  )
}
