import type { ReactNode } from 'react'

interface Props {
  readonly summary: string
  /** Whether it is open when the page comes. */
  readonly isOpen?: boolean
  readonly children: ReactNode
}

/** A longer text, opened by readers who want it. */
export function Details({ summary, isOpen = false, children }: Props) {
  return (
    <details className="reading" open={isOpen}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
