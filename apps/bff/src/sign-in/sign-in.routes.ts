import { Language } from '@mittkanta/contracts'
import { answersIn } from '@mittkanta/page-language'
import { instanceOf, Problem } from '@mittkanta/problems'
import { endJson } from '@mittkanta/service-kit'
import type { Request, Response } from 'express'
import {
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import type { ArchiveClient } from '../archive/archive-client.ts'
import {
  identifyAnewCookie,
  sessionCookie,
  signInCookie,
} from '../http/cookies.ts'
import { pageLanguageOf } from '../http/language.ts'
import type { PortalHandlers } from '../http/route.ts'
import type { SecurityEvents } from '../security-events.ts'
import { deviceOf } from '../session/device.ts'
import type { SessionStore } from '../session/session-store.ts'
import { identityOf, type IdentityChecks } from './identity.ts'
import type { ClientKeys } from './keys.ts'
import { leadOnward } from './onward-page.ts'
import type { Provider } from './provider.ts'
import { eventOf, refusalOf, SignInRefused } from './refusal.ts'
import { returnTo } from './return-to.ts'
import { transactionId, type Transactions } from './transactions.ts'

export interface SignInRoutesDeps {
  readonly provider: Provider
  readonly keys: ClientKeys
  readonly checks: IdentityChecks
  readonly transactions: Transactions
  readonly store: SessionStore
  readonly archive: ArchiveClient
  readonly tell: SecurityEvents
  readonly clock: () => Date
}

/** Failures are a page of ours, in words of ours. */
const tellPerson = (res: Response, { word }: SignInRefused) =>
  res.redirect(303, `/signed-out?reason=${word}`)

/** The round trip to the identification service, and our public keys for it. */
export function signInHandlers(
  deps: SignInRoutesDeps,
): PortalHandlers<'signIn' | 'signInCallback' | 'publishedKeys'> {
  const { provider, keys, checks, transactions, store, archive } = deps
  const { tell, clock } = deps

  const start = async (req: Request, res: Response): Promise<void> => {
    // Another site cannot send a user to sign in: they land on our front page.
    const site = req.headers['sec-fetch-site']
    if (site === 'cross-site' || site === 'same-site') {
      res.redirect(303, '/')
      return
    }
    const state = randomState()
    const nonce = randomNonce()
    const codeVerifier = randomPKCECodeVerifier()
    try {
      const url = await provider.authorizationUrl({
        state,
        nonce,
        codeChallenge: await calculatePKCECodeChallenge(codeVerifier),
        language: Language.safeParse(req.query.language).data,
        isAnew: identifyAnewCookie.isSent(req),
      })
      const secret = await transactions.begin(
        state,
        { nonce, codeVerifier, returnTo: returnTo(req.query.returnTo) },
        clock(),
      )
      signInCookie.write(req, res, transactionId(state), secret)
      res.redirect(303, url.href)
    } catch (error) {
      if (!(error instanceof SignInRefused)) throw error
      tell({
        event: eventOf(
          error,
          error.word === 'unavailable'
            ? 'provider-unavailable'
            : 'sign-in-refused',
        ),
        rule: error.rule,
        instance: instanceOf(req),
        error: error.cause,
      })
      tellPerson(res, error)
    }
  }

  /** Takes the sign-in under way that an answer belongs to. */
  const taken = async (req: Request, res: Response, state: unknown) => {
    if (typeof state !== 'string' || state === '') {
      throw new SignInRefused('refused', 'no-state')
    }
    const id = transactionId(state)
    const secret = signInCookie.read(req, id)
    if (secret === undefined) {
      throw new SignInRefused('refused', 'not-begun-in-this-browser')
    }
    signInCookie.clear(res, id)
    const transaction = await transactions.take(state, secret, clock())
    if (transaction === undefined) {
      throw new SignInRefused('refused', 'sign-in-not-under-way')
    }
    return { ...transaction, state }
  }

  const signIn = async (req: Request, res: Response): Promise<string> => {
    const underWay = await taken(req, res, req.query.state)
    const { search } = new URL(req.originalUrl, 'http://localhost')
    const token = await provider.exchange(new URLSearchParams(search), underWay)
    // Tokens are judged by the machine's clock, as the library judges them.
    const identity = identityOf(token, checks, new Date())
    const personId = await archive
      .personOf(identity.identityCode, instanceOf(req))
      .catch((error: unknown) => {
        if (!(error instanceof Problem)) throw error
        throw error.kind === 'person-not-served'
          ? new SignInRefused('not-served', 'person-not-served')
          : new SignInRefused('unavailable', 'archive-unavailable')
      })

    for (const old of sessionCookie.readAll(req)) {
      await store.end(old, 'signed-in-anew', clock())
    }
    if (identifyAnewCookie.isSent(req)) identifyAnewCookie.clear(res)
    const signedIn = { ...identity, personId, device: deviceOf(req) }
    sessionCookie.write(res, await store.begin(signedIn, clock()))
    // How a person was identified, and nothing of who it was.
    tell({ event: 'signed-in', rule: identity.acr, instance: instanceOf(req) })
    return underWay.returnTo
  }

  const finish = async (req: Request, res: Response): Promise<void> => {
    try {
      const place = await signIn(req, res)
      const address = new URL(place, 'http://localhost')
      leadOnward(res, place, answersIn(pageLanguageOf(req, address)))
    } catch (error) {
      const refusal = refusalOf(error)
      tell({
        event: eventOf(
          refusal,
          refusal.word === 'cancelled'
            ? 'sign-in-cancelled'
            : 'sign-in-refused',
        ),
        rule: refusal.rule,
        instance: instanceOf(req),
        error: refusal.cause,
      })
      tellPerson(res, refusal)
    }
  }

  return {
    signIn: start,

    signInCallback: finish,

    publishedKeys: (_req, res) => {
      res.setHeader('Cache-Control', 'public, max-age=300')
      endJson(res, keys.published)
    },
  }
}
