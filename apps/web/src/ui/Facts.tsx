import type { ReactNode } from 'react'

interface Props {
  /** `wide` sets the facts beside each other where there is room. */
  readonly layout?: 'wide' | 'contact'
  /** `Fact`s. */
  readonly children: ReactNode
}

/** What is known about something: terms, and what is true of each. */
export function Facts({ layout, children }: Props) {
  return (
    <dl className={layout === undefined ? 'facts' : `facts facts--${layout}`}>
      {children}
    </dl>
  )
}

interface FactProps {
  readonly term: string
  /** Whether it can be so long that it needs a separate line on a phone. */
  readonly isLong?: boolean
  readonly children: ReactNode
}

/** One term and what is true of it. */
export function Fact({ term, isLong = false, children }: FactProps) {
  return (
    <div className={isLong ? 'facts__long' : undefined}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
