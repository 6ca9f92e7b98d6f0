import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

/** Names that Express knows for private ranges. */
const RANGES = ['loopback', 'linklocal', 'uniquelocal']

/** The library takes short forms such as `1` for an address; a count of proxies is none. */
const isProxy = (word: string) =>
  RANGES.includes(word) ||
  isIP(word) !== 0 ||
  (isIP(word.replace(/\/.*/, '')) !== 0 && ipaddr.isValidCIDR(word))

/**
 * The proxies whose `X-Forwarded-For` is believed, as Express takes them for
 * `trust proxy`: addresses, ranges in CIDR, `loopback`, separated by spaces.
 * Only listed proxies are believed.
 */
export const trustedProxies = z
  .string()
  .transform((text) => text.split(/\s+/).filter(Boolean))
  .refine((words) => words.every(isProxy), 'names what is no address')
