import type { Request } from 'express'
import { identifyAnewCookie, sessionCookie } from '../http/cookies.ts'
import { isGoneTo } from '../http/navigation.ts'
import type { PortalHandlers } from '../http/route.ts'
import type { SignOut } from './sign-out.ts'

interface Deps {
  readonly signOut: SignOut
  /** A page that reveals nothing of this service. */
  readonly neutralUrl: URL
  /** How long an identification may lie back, see `PROVIDER_MAX_AUTH_AGE_SECONDS`. */
  readonly maxAuthAgeSeconds: number
}

/**
 * Whether the reader leaves, and no other site leads them here or loads this in
 * advance. That a `Strict` cookie is not sent then is not enough: the answer
 * could still clear it. A browser that states no site says by sending it that
 * the request is not another site's.
 */
const isLeaving = (req: Request) =>
  isGoneTo(req) ||
  (req.headers['sec-fetch-site'] === undefined && sessionCookie.isSent(req))

/**
 * Where the pages leave to in a hurry, and what is left of them in
 * the tab's history. It leads out again whenever it is come back to, the same
 * for everyone.
 */
export function quickLeaveHandlers({
  signOut,
  neutralUrl,
  maxAuthAgeSeconds,
}: Deps): PortalHandlers<'left'> {
  return {
    left: async (req, res) => {
      // Should the page's own request be lost on the way.
      if (isLeaving(req)) {
        await signOut(req, res)
        identifyAnewCookie.write(res, maxAuthAgeSeconds)
      }
      res.redirect(303, neutralUrl.href)
    },
  }
}
