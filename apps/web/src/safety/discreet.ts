import { VIEW_COOKIE } from '@mittkanta/contracts'
import { useSyncExternalStore } from 'react'

/**
 * A cookie, since signing out empties every other storage, and the server sends
 * the page with a neutral title. Its name and value reveal nothing; it is kept
 * for a year.
 */
const SECONDS = 365 * 24 * 60 * 60

const ICON = '/favicon.svg'
const NEUTRAL_ICON = '/plain.svg'

const listeners = new Set<() => void>()
let isOn = readCookie()

/** Whether titles and the icon are neutral, on this device. */
export const isDiscreet = (): boolean => isOn

/** Turns discreet mode on or off, for this visit and the next ones. */
export function setDiscreet(on: boolean): void {
  isOn = on
  const rest = `Path=/; Secure; SameSite=Strict; Max-Age=${on ? SECONDS : 0}`
  document.cookie = `${VIEW_COOKIE}=plain; ${rest}`
  showIcon()
  for (const listener of listeners) listener()
}

/** The same as a value of React. */
export const useDiscreet = (): boolean =>
  useSyncExternalStore(subscribe, isDiscreet)

/** Shows the icon that belongs to the mode, or the neutral one in any case. */
export function showIcon(isNeutral = isOn): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  if (link) link.href = isNeutral ? NEUTRAL_ICON : ICON
}

function readCookie(): boolean {
  return document.cookie.split('; ').includes(`${VIEW_COOKIE}=plain`)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
