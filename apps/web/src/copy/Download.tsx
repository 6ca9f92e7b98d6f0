import { useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { ButtonAnchor } from '../ui/Button.tsx'

interface Props {
  readonly address: string
  readonly isLarge?: boolean
  readonly children: string
}

/** A download; how far it has come is for the browser to show. */
export function Download({ address, isLarge = false, children }: Props) {
  const t = useTexts('copy')
  const [hasBegun, setHasBegun] = useState(false)
  return (
    <>
      <ButtonAnchor
        isLarge={isLarge}
        href={address}
        download
        onClick={() => setHasBegun(true)}
      >
        {children}
      </ButtonAnchor>
      <p role="status">{hasBegun && t('begun')}</p>
    </>
  )
}
