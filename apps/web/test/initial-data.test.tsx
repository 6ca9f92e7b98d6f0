import {
  INITIAL_DATA_ID,
  initialPaths,
  SessionState,
} from '@mittkanta/contracts'
import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it } from 'vitest'
import { ask, askJson } from '../src/api/ask.ts'
import { keepInitial } from '../src/api/initial-data.ts'
import { openPortal } from './open-portal.tsx'
import { server } from './server.ts'

const SESSION = '/api/session'
const FRONT = '/api/subjects/self/front-page?language=sv'

/** A page that came with these answers, and has begun. */
function begin(answers: object): void {
  const block = document.createElement('script')
  block.id = INITIAL_DATA_ID
  block.type = 'application/json'
  block.textContent = JSON.stringify(answers)
  document.body.append(block)
  keepInitial(document)
}

const sent = { from: 'page' }
const fresh = { from: 'bff' }

/** What the bff was asked. */
let asked: string[]
beforeEach(() => {
  asked = []
  server.use(
    http.all('/api/*', ({ request }) => {
      const { pathname, search } = new URL(request.url)
      asked.push(pathname + search)
      return HttpResponse.json(fresh)
    }),
  )
})

const answerOf = async (path: string) => (await ask(path)).json() as unknown

describe('the answers that come with a page', () => {
  it('are gone from the page once it has begun', () => {
    begin({ [SESSION]: sent })

    expect(document.getElementById(INITIAL_DATA_ID)).toBeNull()
  })

  it('answer once, and then the bff is asked', async () => {
    begin({ [SESSION]: sent, [FRONT]: sent })

    expect(await answerOf(SESSION)).toEqual(sent)
    expect(await answerOf(FRONT)).toEqual(sent)
    expect(asked).toEqual([])
    expect(await answerOf(FRONT)).toEqual(fresh)
  })

  it('end with another check of the session: it may be another’s', async () => {
    begin({ [SESSION]: sent, [FRONT]: sent })
    await ask(SESSION)

    await ask(SESSION)

    expect(await answerOf(FRONT)).toEqual(fresh)
  })

  it('end when something is changed or another language is asked for', async () => {
    for (const path of [
      '/api/subjects/self/front-page?language=fi',
      '/api/acting',
    ]) {
      begin({ [FRONT]: sent })
      await ask(path)
      expect(await answerOf(FRONT)).toEqual(fresh)
    }
    begin({ [FRONT]: sent })
    await ask(FRONT, { method: 'POST' })
    expect(await answerOf(FRONT)).toEqual(fresh)
  })

  it('are checked like any other', async () => {
    begin({ [SESSION]: { state: 'signed-in', displayName: 7 } })

    await expect(askJson(SESSION, SessionState)).rejects.toMatchObject({
      kind: 'unexpected',
    })
  })
})

describe('initialPaths', () => {
  const child = 'AAAAAAAAAAAAAAAAAAAAAA'
  const addresses = [
    '/',
    '/tasks/elderly-services',
    '/tasks/elderly-services?sort=name-descending&page=1&from=2024-01-01&to=2024-02-02',
    '/tasks/elderly-services?sort=wrong&page=x&from=',
    '/permissions',
    '/permissions/prohibitions',
    '/disclosures',
    '/disclosures?page=1&organisation=1.2.246.10.2&from=2024-01-01',
    '/copy',
    '/ask',
    '/visits',
    '/acting',
    '/sessions',
    '/coverage',
    '/accessibility',
    '/privacy',
    '/about',
    `/for/${child}`,
  ]
  for (const address of addresses)
    it(`names what the page at ${address} asks first`, async () => {
      const first: string[] = []
      const url = new URL(address, location.origin)
      url.searchParams.set('lang', 'en')
      const expected = initialPaths(url, 'en')

      await openPortal(address, {
        before: [
          http.get('/api/*', ({ request }) => {
            const { pathname, search } = new URL(request.url)
            first.push(pathname + search)
          }),
        ],
      })

      await screen.findByRole('heading', { level: 1 })
      await waitFor(() =>
        expect(first.slice(0, 1 + expected.length).sort()).toEqual(
          [SESSION, ...expected].sort(),
        ),
      )
    })
})
