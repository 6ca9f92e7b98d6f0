import { useId, type ReactNode } from 'react'

interface Props {
  readonly heading: string
  readonly children: ReactNode
}

/** Something to know before one reads on: a region with a line at its side. */
export function Notice({ heading, children }: Props) {
  const id = useId()
  return (
    <section className="notice" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      {children}
    </section>
  )
}
