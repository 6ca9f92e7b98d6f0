import { useEffect, useRef, type ReactNode } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { Card } from '../ui/Card.tsx'

interface Props {
  readonly heading: string
  /** Goes up with every change that was saved here; 0 before the first. */
  readonly saved?: number
  readonly children: ReactNode
}

/**
 * One part of the page. After a change it says so and takes the focus, for the
 * button that was pressed may have gone.
 */
export function WillCard({ heading, saved = 0, children }: Props) {
  const t = useTexts('permissions')
  const title = useRef<HTMLHeadingElement>(null)

  useEffect(() => {
    if (saved > 0) title.current?.focus()
  }, [saved])

  return (
    <Card heading={heading} headingRef={title}>
      <p role="status">{saved > 0 && t('saved')}</p>
      {children}
    </Card>
  )
}
