import { useState } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { useIsOnline } from './online.ts'

/** Says that there is no network, and when it is back. */
export function NetworkStatus() {
  const t = useTexts('problems')
  const isOnline = useIsOnline()
  const [hasBeenOffline, setHasBeenOffline] = useState(false)
  if (!isOnline && !hasBeenOffline) setHasBeenOffline(true)
  return (
    <div role="status">
      {hasBeenOffline && (
        <p className="notice">{t(isOnline ? 'online' : 'offline')}</p>
      )}
    </div>
  )
}
