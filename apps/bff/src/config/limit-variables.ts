import { trustedProxies } from '@mittkanta/rate-limits'
import { z } from 'zod'

const most = z.coerce.number().int().min(1).max(1_000_000_000)

/** How often things may be done, and whose word is believed on who does them. */
export const limitVariables = {
  TRUSTED_PROXIES: trustedProxies
    .prefault('')
    .describe(
      'Proxies whose `X-Forwarded-For` is believed: addresses, ranges in CIDR, `loopback`, with spaces between. Without it everybody behind a proxy counts as one address ([limits](operations.md#limits)).',
    ),
  LIMIT_SIGN_IN: most
    .default(3000)
    .describe(
      'Most beginnings and ends of sign-ins from one address (IPv6: /64) in five minutes.',
    ),
  LIMIT_LOGOUT_TOKEN: most
    .default(6000)
    .describe('Most logout tokens from one address in five minutes.'),
  LIMIT_UNKNOWN_SESSION: most
    .default(600)
    .describe(
      'Most session cookies from one address in five minutes that never were a session; open sessions behind the same address are let through.',
    ),
  LIMIT_READING: most
    .default(1200)
    .describe(
      'Most requests for data of one session in five minutes, whatever they find.',
    ),
  LIMIT_ACTING: most
    .default(60)
    .describe(
      'Most beginnings and ends of choosing a person to act for, of one session in five minutes.',
    ),
  LIMIT_COPY: most
    .default(30)
    .describe('Most copies of documents of one session in five minutes.'),
}
