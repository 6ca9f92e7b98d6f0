import { randomUUID } from 'node:crypto'
import { toPlainDate } from '@mittkanta/calendar'
import { artificialCode } from '@mittkanta/identity-code'
import { ENGINES } from '@mittkanta/test-kit'
import { describe, expect, it } from 'vitest'
import { NOBODY } from '../../src/caller/caller.ts'
import { callerToken, own } from './portal.ts'
import { portalSuite } from './suite.ts'

describe.each(ENGINES)('POST /portal/persons on %s', (engine) => {
  const suite = portalSuite(engine)

  const logged = (person: string) =>
    suite().database.query({
      text: 'SELECT event, reader_id, ground FROM usage_log WHERE subject_id = $1 ORDER BY sequence',
      values: [person],
    })

  const lookUp = async (
    identityCode: string,
    acting?: object,
    isEnding?: boolean,
  ) =>
    fetch(`${suite().portal.url}/portal/persons`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await callerToken(own(NOBODY), suite().portal.clock())}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ identityCode, acting, isEnding }),
    })
  const code = artificialCode(toPlainDate('1990-01-01'), 999).reveal()

  it('gives the same person the same id, known or not', async () => {
    const first = (await (await lookUp(code)).json()) as { personId: string }
    const second = await (await lookUp(code)).json()

    expect(first.personId).toMatch(/^[0-9a-f-]{36}$/)
    expect(second).toEqual(first)
    const signIn = {
      event: 'sign-in',
      reader_id: first.personId,
      ground: 'own',
    }
    expect(await logged(first.personId)).toEqual([signIn, signIn])
  })

  it('logs who begins to act for a person, and not that they signed in', async () => {
    const reader = randomUUID()
    const child = artificialCode(toPlainDate('2014-01-01'), 999).reveal()
    const answer = await lookUp(child, { reader, ground: 'guardian' })
    const { personId } = (await answer.json()) as { personId: string }

    expect(await logged(personId)).toEqual([
      { event: 'acting-begun', reader_id: reader, ground: 'guardian' },
    ])
  })

  it('logs that an operator ends a person’s sessions, and not that they signed in', async () => {
    const person = artificialCode(toPlainDate('1980-01-01'), 999).reveal()
    const answer = await lookUp(person, undefined, true)
    const { personId } = (await answer.json()) as { personId: string }

    expect(await logged(personId)).toEqual([
      { event: 'sessions-ended', reader_id: null, ground: null },
    ])
  })

  it('refuses what is no identity code, and does not repeat it', async () => {
    const answer = await lookUp('010190-9990')
    const text = await answer.text()

    expect(answer.status).toBe(400)
    expect(text).not.toContain('010190')
  })
})
