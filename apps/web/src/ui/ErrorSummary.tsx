import { useEffect, useRef, type ReactNode } from 'react'

interface Props {
  readonly heading: string
  /** What is wrong, each with the id of the field where it is mended. */
  readonly errors: readonly { readonly field: string; readonly text: string }[]
  /**
   * Another value at each attempt to continue: the summary takes the focus
   * again.
   */
  readonly attempt: unknown
}

/**
 * What has to be mended before a form goes through, each a link to its field.
 * It takes the focus after each attempt; without errors it is nothing.
 */
export function ErrorSummary({ heading, errors, attempt }: Props) {
  const summary = useRef<HTMLDivElement>(null)

  useEffect(() => {
    summary.current?.focus()
  }, [attempt])

  if (errors.length === 0) return null
  return (
    <div ref={summary} className="errors" tabIndex={-1} role="alert">
      <h3>{heading}</h3>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <a href={`#${field}`}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** One thing that went wrong, said aloud when it appears. */
export function ErrorLine({ children }: { readonly children: ReactNode }) {
  return (
    <p role="alert" className="errors">
      {children}
    </p>
  )
}
