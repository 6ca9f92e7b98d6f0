import type { ReactNode } from 'react'

interface Props {
  readonly summary: string
  /** Whether it stands open when the page comes. */
  readonly isOpen?: boolean
  readonly children: ReactNode
}

/** Something longer that is opened by whoever wants to read it. */
export function Details({ summary, isOpen = false, children }: Props) {
  return (
    <details className="reading" open={isOpen}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
