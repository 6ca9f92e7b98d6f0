import { listen } from '@mittkanta/service-kit'
import { PERSONAL, neverLogged, personalError } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Answer } from './support/browser.ts'
import { REF } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'

neverLogged(...Object.values(PERSONAL))

const FAILURES = 1_000

const SUBJECT = '/api/subjects/self'
const ASKED = [
  `${SUBJECT}/front-page`,
  `${SUBJECT}/tasks/child-protection`,
  `${SUBJECT}/documents/${REF}`,
  `${SUBJECT}/documents/${REF}/file`,
  `${SUBJECT}/wills`,
  `${SUBJECT}/disclosures`,
  '/api/session',
  '/api/session/others',
]

let bff: House
beforeAll(async () => {
  bff = await house()
})
afterAll(() => bff.close())

const isTold = (text: string) =>
  Object.values(PERSONAL).some((word) => text.includes(word))

const toldIn = ({ text, headers }: Answer) =>
  isTold(text) || isTold(JSON.stringify(headers))

describe('1,000 failures with personal data in them', () => {
  it('are revealed to no one: no answer, no line of the log, no metric', async () => {
    const browser = await bff.signedIn()
    const query = vi.spyOn(bff.database, 'query')
    const told: unknown[] = []
    const statuses = new Set<number>()
    for (let number = 0; number < FAILURES; number += 1) {
      const path = ASKED[number % ASKED.length] ?? ''
      query.mockImplementationOnce(() => {
        throw personalError(number)
      })
      const answer = await browser.fetch(path)
      statuses.add(answer.status)
      if (toldIn(answer)) told.push([number, path])
    }
    query.mockRestore()

    expect(told).toEqual([])
    // 503 where the failure was in counting, without which nothing is answered.
    expect([...statuses].sort()).toEqual([500, 503])
    const failures = bff.logged().trim().split('\n')
    expect(failures.length).toBeGreaterThanOrEqual(FAILURES)
    expect(failures.filter(isTold)).toEqual([])
    const internal = await listen(bff.bff.internal, 0)
    const metrics = await (await fetch(`${internal.url}/metrics`)).text()
    await internal.close()
    expect(metrics).toContain('bff_request_seconds')
    expect(isTold(metrics)).toBe(false)
  })
})
