import type { MouseEvent, ReactNode } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { LeaveQuickly } from '../safety/LeaveQuickly.tsx'
import { Footer } from './Footer.tsx'

interface Props {
  /** Content of the header beside the name: languages, sign-out. */
  readonly header?: ReactNode
  readonly navigation?: ReactNode
  /** Whether a router surrounds it, which then follows its links. */
  readonly isRouted?: boolean
  readonly children: ReactNode
}

/** What surrounds every page. */
export function Shell(props: Props) {
  const { header, navigation, isRouted = false, children } = props
  const t = useTexts('common')
  return (
    <>
      <a className="skip" href="#content" onClick={skip}>
        {t('skipToContent')}
      </a>
      <LeaveQuickly />
      <header className="header">
        <div className="header__row">
          <p className="brand">
            <span className="brand__name">{t('serviceName')}</span>{' '}
            <span className="brand__area">{t('serviceArea')}</span>
          </p>
          {header}
        </div>
        {navigation}
      </header>
      <main id="content" className="content" tabIndex={-1}>
        {children}
      </main>
      <Footer isRouted={isRouted} />
    </>
  )
}

/**
 * Moves the focus only: another entry of the history would know neither what
 * was searched for nor where the reader came from.
 */
function skip(event: MouseEvent) {
  event.preventDefault()
  document.getElementById('content')?.focus()
}
