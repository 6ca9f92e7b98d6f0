import type { DeviceKind } from '@mittkanta/contracts'
import type { Request } from 'express'

/** What the browsers of computers say in `User-Agent`. */
const COMPUTER = /Windows NT|Macintosh|X11|CrOS/

/**
 * The kind of device that a request comes from, by what the browser says of
 * itself (User-Agent Client Hints, else the `Mobi` token). The words themselves
 * are not kept.
 */
export function deviceOf(req: Request): DeviceKind {
  const hint = req.headers['sec-ch-ua-mobile']
  if (hint === '?1') return 'phone'
  const agent = req.headers['user-agent'] ?? ''
  if (agent.includes('Mobi')) return 'phone'
  return hint === '?0' || COMPUTER.test(agent) ? 'computer' : 'unknown'
}
