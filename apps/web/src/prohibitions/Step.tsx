import { useEffect, useRef, type ReactNode } from 'react'
import { useTexts } from '../i18n/use-texts.ts'

interface Props {
  readonly step: 1 | 2 | 3
  readonly heading: string
  /** Whether the reader has come here from another step, and not to the page. */
  readonly takesFocus?: boolean
  readonly children: ReactNode
}

/** One of the three steps: choose, check, receipt. */
export function Step({ step, heading, takesFocus = true, children }: Props) {
  const t = useTexts('prohibitions')
  const title = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (!takesFocus) return
    title.current?.focus()
    window.scrollTo(0, 0)
  }, [takesFocus])

  return (
    <>
      <p className="step">{t('steps', { step })}</p>
      <h2 ref={title} tabIndex={-1} className="section-heading">
        {heading}
      </h2>
      {children}
    </>
  )
}
