import { existsSync } from 'node:fs'
import { shippedScenarios } from '@mittkanta/client-system'
import { openDatabase } from '@mittkanta/database'
import {
  personId,
  PORTS,
  startPortal,
  type RunningPortal,
} from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'
import { freePorts, freshPostgresUrl } from '@mittkanta/test-kit'
import { generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  alertRules,
  countedBy,
  fires,
  firesInPromtool,
  valuesOf,
  type AlertRule,
} from '../support/alerts.ts'
import {
  portalClient,
  signIn,
  type PortalClient,
} from '../support/portal-client.ts'

const PROMTOOL = '/usr/bin/promtool'

const stranger = await generateKeyPair('ES256')
const forged = (typ: string) =>
  new SignJWT({ sub: 'client-a', iss: 'client-a', jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: 'ES256', kid: 'forged', typ })
    .setExpirationTime('60s')
    .sign(stranger.privateKey)

let portal: RunningPortal
let databaseUrl: string
let reader: PortalClient
let rules: readonly AlertRule[]
let scrape: () => Promise<string>

beforeAll(async () => {
  rules = await alertRules()
  databaseUrl = await freshPostgresUrl()
  const ports = await freePorts(PORTS)
  const [scenario] = await shippedScenarios()
  const viewing = scenario?.viewings.find(({ ground }) => ground === 'own')
  if (!scenario || !viewing) throw new Error('a story without a reader')
  portal = await startPortal({
    ports,
    phase: 'later',
    scenarios: [scenario],
    storage: { url: databaseUrl },
    log: createLog('test', { write: () => undefined }),
  })
  reader = await signIn(portal.url, personId(scenario.key, viewing.reader))
  scrape = async () => {
    const texts = await Promise.all(
      [ports.bffInternal, ports.archiveInternal].map(async (port) =>
        (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
      ),
    )
    return texts.join('\n')
  }
})
afterAll(() => portal.stop())

const times = async (count: number, work: () => Promise<Response>) => {
  for (let turn = 0; turn < count; turn += 1) {
    const answer = await work()
    await answer.body?.cancel()
  }
}

const page = (path: string, headers: Record<string, string>, method = 'GET') =>
  fetch(new URL(path, portal.url), { method, headers, redirect: 'manual' })

const toArchive = (path: string, token: string, method = 'POST') =>
  fetch(new URL(path, portal.archiveUrl), {
    method,
    headers: { authorization: `Bearer ${token}` },
  })

/**
 * For each alert of a family of refusals: what an attacker does until it fires.
 */
const ATTACKS: Readonly<Record<string, () => Promise<void>>> = {
  StrangerAtTheArchive: async () => {
    const token = await forged('caller+jwt')
    const path = `/portal/subjects/${crypto.randomUUID()}/front-page`
    await times(11, () => toArchive(path, token, 'GET'))
  },
  ClientCredentialsRefused: async () => {
    const assertion = await forged('JWT')
    await times(11, () =>
      fetch(new URL('/oauth/token', portal.archiveUrl), {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_assertion_type:
            'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: assertion,
        }),
      }),
    )
    const token = await forged('at+jwt')
    await times(10, () => toArchive('/intake/deliveries', token))
  },
  SessionsInvented: () =>
    times(51, () =>
      page('/api/session', {
        'x-mittkanta': '1',
        cookie: `__Host-mittkanta-session=${'A'.repeat(43)}`,
      }),
    ),
  HandlesRefused: () =>
    times(31, () => reader.get(`/api/subjects/${'A'.repeat(22)}/front-page`)),
  RequestsOfOtherSites: () =>
    times(101, () =>
      page('/api/session/end', { 'sec-fetch-site': 'cross-site' }, 'POST'),
    ),
  LogoutTokensRefused: async () => {
    const body = new URLSearchParams({
      logout_token: await forged('logout+jwt'),
    })
    await times(6, () =>
      fetch(new URL('/sign-in/backchannel-logout', portal.url), {
        method: 'POST',
        body,
      }),
    )
  },
  SignInsRefused: () =>
    times(51, () =>
      page('/sign-in/callback?state=invented&code=x', {
        'sec-fetch-dest': 'document',
      }),
    ),
  UsageLogCut: async () => {
    const read = () => reader.get('/api/subjects/self/front-page')
    await times(2, read)
    const database = await openDatabase({ url: databaseUrl })
    await database.query({
      text: 'DELETE FROM usage_log WHERE sequence = (SELECT max(sequence) FROM usage_log)',
    })
    await database.close()
    const answer = await read()
    expect(answer.status).toBe(503)
  },
}

/** What was scraped around each attack. */
const scraped = new Map<
  string,
  { readonly rule: AlertRule; readonly before: string; readonly after: string }
>()

describe('S4, S5: an alert of deploy/prometheus-alerts.yml fires (ASVS 16.3.1, 16.3.3)', () => {
  it.each(Object.entries(ATTACKS))(
    '%s fires when it must',
    async (name, attack) => {
      const rule = rules.find(({ alert }) => alert === name)
      if (rule === undefined) throw new Error(`there is no alert ${name}`)
      const before = await scrape()
      expect(fires(rule, before, await scrape())).toBe(false)

      await attack()
      const after = await scrape()
      expect(fires(rule, before, after)).toBe(true)
      scraped.set(name, { rule, before, after })
    },
  )

  it.each([
    ['OwnCredentialRefused', 'bff', 'own-credential-refused', 1],
    ['ForeignIdentifiers', 'archive', 'foreign-identifier', 6],
  ] as const)(
    '%s fires when its event is counted, from 0 at the start of a service',
    async (name, service, event, count) => {
      const rule = rules.find(({ alert }) => alert === name)
      if (rule === undefined) throw new Error(`there is no alert ${name}`)
      const before = await scrape()
      const { series } = countedBy(rule)
      expect(series).toEqual([`${service}_events_total{event="${event}"}`])
      const [counted = 0] = valuesOf(before, series)
      const after = before.replace(
        `${String(series[0])} ${counted}`,
        `${String(series[0])} ${counted + count}`,
      )
      expect(fires(rule, before, before)).toBe(false)
      expect(fires(rule, before, after)).toBe(true)
    },
  )

  it('and is quiet about an ordinary visitor', async () => {
    const before = await scrape()
    const guest = portalClient(portal.url)
    await times(20, () => guest.get('/api/session'))
    const after = await scrape()

    const ringing = rules.filter(
      (rule) => rule.alert in ATTACKS && fires(rule, before, after),
    )
    expect(ringing).toEqual([])
  })

  it('also by Prometheus’s own tool, where it is installed', async ({
    skip,
  }) => {
    if (!existsSync(PROMTOOL)) skip('promtool is not installed')
    expect(scraped.size).toBe(Object.keys(ATTACKS).length)
    for (const { rule, before, after } of scraped.values()) {
      await firesInPromtool(PROMTOOL, rule, before, after)
    }
  })
})
