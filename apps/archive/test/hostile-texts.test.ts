import { randomUUID } from 'node:crypto'
import { createLog } from '@mittkanta/service-kit'
import { ENGINES } from '@mittkanta/test-kit'
import type { JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { operations, type ArchiveOperation } from '@mittkanta/contracts/archive'
import { bareStrings } from '@mittkanta/contracts/bare-strings'
import { callerToken, own } from './reading/portal.ts'
import { tokenForm } from './support/client-system.ts'
import { openWillArchive, type WillArchive } from './wills/will-archive.ts'

/** In every hostile text, so that a log that repeats it is seen. */
const MARK = 'qzjx7archive'
const HOSTILE = {
  'U+0000': `${MARK}\0`,
  'half of a surrogate pair': `${MARK}\ud800`,
  'a bidirectional override': `${MARK}\u202e`,
  'a line break': `${MARK}\n${MARK}`,
  '2,500 characters': MARK.repeat(210),
} as const
const KINDS = Object.entries(HOSTILE)

/** As an address has it; half of a surrogate pair is in it as bytes that are no UTF-8. */
const inAddress = (text: string) =>
  Array.from(text)
    .map((character) =>
      /\p{Cs}/u.test(character) ? '%ED%A0%80' : encodeURIComponent(character),
    )
    .join('')

describe.each(ENGINES)('hostile texts to the archive on %s', (engine) => {
  let archive: WillArchive
  let person: string
  const lines: string[] = []
  beforeAll(async () => {
    archive = await openWillArchive(engine, {
      log: createLog('test', {
        write: (line: string) => void lines.push(line),
      }),
    })
    person = await archive.personOf(archive.make.adult())
  })
  afterAll(() => archive.close())

  /** The archive has not failed, has refused, and repeats nothing. */
  const expectRefusal = (
    what: string,
    status: number,
    body: unknown,
    expected: readonly number[] = [400],
  ) => {
    expect([what, expected]).toEqual([
      what,
      expected.includes(status) ? expected : status,
    ])
    expect(JSON.stringify(body)).not.toContain(MARK)
    const logged = lines.join('')
    expect(logged).not.toContain(MARK)
    expect(logged).not.toContain('"level":"error"')
  }

  it.each(KINDS)(
    'are refused in the parameters of an address: %s (ASVS 2.2.1)',
    async (kind, text) => {
      for (const query of [
        `/disclosures?organisation=${inAddress(text)}`,
        `/disclosures?from=${inAddress(text)}`,
        `/tasks/elderly-services?language=${inAddress(text)}`,
        `/tasks/elderly-services?language=sv&sort=${inAddress(text)}`,
      ]) {
        const { status, body } = await archive.portal(own(person), query)
        // Bytes that are no UTF-8 arrive as U+FFFD, a text like any other.
        const isText = kind.startsWith('half') && query.includes('organisation')
        expectRefusal(`${kind}: ${query.slice(0, 60)}`, status, body, [
          isText ? 200 : 400,
        ])
      }
    },
  )

  it.each(KINDS)(
    'find nothing in the path of an address: %s (ASVS 2.2.1)',
    async (kind, text) => {
      for (const path of [
        `/tasks/${inAddress(text)}?language=sv`,
        `/documents/${inAddress(text)}`,
        `/documents/${inAddress(text)}/content`,
      ]) {
        const { status, body } = await archive.portal(own(person), path)
        expectRefusal(`${kind}: ${path.slice(0, 60)}`, status, body, [404, 400])
      }
      const token = await callerToken(own(person), archive.clock())
      const answer = await fetch(
        `${archive.url}/portal/subjects/${inAddress(text)}/wills`,
        { headers: { authorization: `Bearer ${token}` } },
      )
      expectRefusal(kind, answer.status, await answer.text(), [404, 400, 401])
    },
  )

  it.each(KINDS)(
    'are refused in a body: %s, with the field (ASVS 2.2.1)',
    async (kind, text) => {
      const search = {
        text: '',
        previousVisitAt: null,
        language: 'sv',
      }
      for (const [field, body] of [
        ['text', { ...search, text }],
        ['tasks.0', { ...search, tasks: [text] }],
        ['socialServices.0', { ...search, socialServices: [text] }],
        ['controllers.0', { ...search, controllers: [text] }],
      ] as const) {
        const answer = await archive.portal(own(person), '/search', body)
        expectRefusal(`${kind} in ${field}`, answer.status, answer.body)
        expect(answer.body.failures).toMatchObject([{ field }])
      }
      const change = {
        command: 'set-prohibitions',
        commandId: randomUUID(),
        expectedFingerprint: null,
      }
      for (const target of [
        { kind: 'service-task', task: text },
        { kind: 'controller', controllerId: text },
        { kind: 'document', ref: text },
      ]) {
        const answer = await archive.portal(own(person), '/wills', {
          ...change,
          targets: [target],
        })
        expectRefusal(`${kind} in ${target.kind}`, answer.status, answer.body)
      }
      const { status, body } = await archive.asClient('/disclosure/searches', {
        identityCode: text,
        justification: { kind: 'special-reason', reason: text },
      })
      expectRefusal(
        `${kind} in a search of a client system`,
        status,
        body,
        [400, 413],
      )
    },
  )

  const ask = async (form: Readonly<Record<string, string>>) => {
    const response = await fetch(`${archive.url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    })
    return {
      status: response.status,
      body: (await response.json()) as { readonly error?: string },
    }
  }

  it.each(KINDS)(
    'are refused in the claims of a client assertion: %s (RFC 7523, ASVS 2.2.1)',
    async (kind, text) => {
      const refused: readonly JWTPayload[] = [
        { jti: text },
        { jti: ' \u00a0' },
        { iss: text },
        { sub: text },
        { aud: text },
      ]
      for (const claims of refused) {
        const assertion = await archive.client.assertion(
          archive.clock(),
          claims,
        )
        const { status, body } = await ask(tokenForm(assertion))
        const what = `${kind} in ${Object.keys(claims).join()}`
        expectRefusal(what, status, body, [401])
      }
      const form = tokenForm(await archive.client.assertion(archive.clock()))
      for (const field of ['client_id', 'grant_type', 'scope']) {
        // Half of a surrogate pair arrives as U+FFFD, which is another text.
        const { status, body } = await ask({ ...form, [field]: text })
        expectRefusal(`${kind} in ${field}`, status, body, [400, 413])
      }
    },
  )

  it.each(KINDS)(
    'are refused in the claims of a caller token: %s (ASVS 2.2.1)',
    async (kind, text) => {
      for (const claim of ['sub', 'subject', 'jti', 'iss', 'aud', 'ground']) {
        const token = await callerToken(own(person), archive.clock(), {
          claims: { [claim]: text },
        })
        const answer = await fetch(
          `${archive.url}/portal/subjects/${person}/wills`,
          { headers: { authorization: `Bearer ${token}` } },
        )
        expectRefusal(
          `${kind} in ${claim}`,
          answer.status,
          await answer.text(),
          // Node refuses headers of that length.
          [401, 431],
        )
      }
    },
  )

  it('are refused as names of members, too: U+0000', async () => {
    const token = await archive.client.token(archive.url, archive.clock())
    const answer = await fetch(`${archive.url}/intake/deliveries`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: '{"documents":[{"\\u0000":1}]}',
    })
    expectRefusal('a key', answer.status, await answer.text())
  })
})

describe('every schema of what the archive takes in', () => {
  it('has text types where it has texts (ASVS 2.2.1)', () => {
    let walked = 0
    const table = Object.values<ArchiveOperation>(operations)
    const bare = table.flatMap(({ path, query, body }) => {
      const schemas = [
        ...(query ? [query] : []),
        ...(body && body.kind !== 'bytes' ? [body.schema] : []),
      ]
      walked += schemas.length
      return schemas.flatMap((schema) => bareStrings(schema, path))
    })
    expect(walked).toBeGreaterThan(10)
    expect(bare).toEqual([])
    expect(bareStrings(z.object({ name: z.string().max(10) }), 'x')).toEqual([
      'x.name',
    ])
  })
})
