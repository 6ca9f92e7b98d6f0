import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'

const subscribe = (listener: () => void) => {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Whether the browser has a network at all. */
export function useIsOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine)
}

/** Does something as soon as the network is back; only ever a read. */
export function useWhenOnline(isWanted: boolean, read: () => void): void {
  const readNow = useEffectEvent(read)
  useEffect(() => {
    if (!isWanted) return
    const tryNow = () => readNow()
    addEventListener('online', tryNow)
    return () => removeEventListener('online', tryNow)
  }, [isWanted])
}
