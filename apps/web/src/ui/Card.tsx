import { useId, type ReactNode, type RefObject } from 'react'

interface Props {
  readonly heading: string
  /** The level of the heading in the page's order; looks do not change with it. */
  readonly level?: 2 | 3
  /** Given where the heading takes the focus after something has happened. */
  readonly headingRef?: RefObject<HTMLHeadingElement | null>
  /** A class of the page's own style sheet. */
  readonly className?: string
  readonly children: ReactNode
}

/** One part of a page with a heading, which names it as a region. */
export function Card(props: Props) {
  const { heading, level = 2, headingRef, className, children } = props
  const id = useId()
  const Heading = `h${level}` as const
  return (
    <section
      className={className === undefined ? 'card' : `card ${className}`}
      aria-labelledby={id}
    >
      <Heading
        id={id}
        ref={headingRef}
        tabIndex={headingRef && -1}
        className="card__heading"
      >
        {heading}
      </Heading>
      {children}
    </section>
  )
}
