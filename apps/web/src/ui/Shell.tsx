import type { ReactNode } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { LeaveQuickly } from '../safety/LeaveQuickly.tsx'

interface Props {
  /** What stands in the header beside the name: languages, sign-out. */
  readonly header?: ReactNode
  readonly navigation?: ReactNode
  /** Links at the foot of the page. */
  readonly footer?: ReactNode
  readonly children: ReactNode
}

/** What surrounds every page. */
export function Shell({ header, navigation, footer, children }: Props) {
  const t = useTexts('common')
  return (
    <>
      <a className="skip" href="#content">
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
      <footer className="footer">
        <p>{t('independent')}</p>
        {footer}
      </footer>
    </>
  )
}
