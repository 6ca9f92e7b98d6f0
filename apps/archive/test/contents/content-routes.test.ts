import { createHash, randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { request, type IncomingMessage } from 'node:http'
import { Problem } from '@mittkanta/problems'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createGate, type Gate } from '../../src/contents/gate.ts'
import { GATE_LIMITS } from '../../src/contents/gate-limits.ts'
import { removeUnreferenced } from '../../src/contents/content-store.ts'
import { contentRules, type ContentRule } from '../../src/contents/verdict.ts'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import { buildPdf } from './build-pdf.ts'
import { decisionPage, page } from './pages.ts'
import { refusedExamples } from './refused-examples.ts'

const MOST = 3_000_000
const XHTML = 'application/xhtml+xml'
const PDF = 'application/pdf'

const hashOf = (bytes: Uint8Array) =>
  createHash('sha256').update(bytes).digest('hex')

/** A PDF of about as many bytes, none of which repeat. */
const largePdf = (bytes: number) =>
  buildPdf({ objects: [`(${randomBytes(bytes / 2).toString('hex')})`] })

describe.each(ENGINES)('POST /intake/contents on %s', (engine) => {
  let gate: Gate
  let isBusy = false
  let archive: TestArchive
  let authorization: string

  beforeAll(async () => {
    gate = createGate({ ...GATE_LIMITS, processes: 1 })
    const { examine } = gate
    gate.examine = (path, type) =>
      isBusy
        ? Promise.reject(new Problem('unavailable', { retryAfterSeconds: 10 }))
        : examine(path, type)
    archive = await openTestArchive(engine, { maxContentBytes: MOST }, { gate })
  }, 120_000)
  beforeEach(async () => {
    await archive.database.query({ text: 'DELETE FROM content' })
    const token = await archive.client.token(archive.url, archive.clock())
    authorization = `Bearer ${token}`
  })
  afterAll(() => archive.close())

  const upload = async (
    type: string,
    body: Uint8Array,
    headers: Record<string, string> = {},
  ) => {
    const answer = await fetch(`${archive.url}/intake/contents`, {
      method: 'POST',
      headers: { authorization, 'content-type': type, ...headers },
      body: Buffer.from(body),
    })
    return {
      status: answer.status,
      body: (await answer.json()) as Record<string, unknown>,
    }
  }

  const stored = async () => ({
    contents: await archive.database.query({
      text: 'SELECT hash, type, bytes, display_form FROM content',
    }),
    pieces: await archive.database.query({
      text: 'SELECT data FROM content_chunk ORDER BY position',
    }),
  })

  const expectNothingKept = async () => {
    expect(await stored()).toEqual({ contents: [], pieces: [] })
    await expect.poll(() => readdirSync(gate.folder)).toEqual([])
  }

  it('keeps a view format with its hash and its display form', async () => {
    const bytes = Buffer.from(decisionPage())
    expect(await upload(`${XHTML}; charset=utf-8`, bytes)).toEqual({
      status: 201,
      body: { hash: hashOf(bytes), type: XHTML, bytes: bytes.length },
    })
    const { contents, pieces } = await stored()
    expect(contents).toEqual([
      {
        hash: hashOf(bytes),
        type: XHTML,
        bytes: bytes.length,
        display_form: expect.stringContaining(
          '<h1>Beslut om äldreservice</h1>',
        ) as unknown,
      },
    ])
    expect(pieces.map(({ data }) => hashOf(data as Uint8Array))).toEqual([
      hashOf(bytes),
    ])
    await expect.poll(() => readdirSync(gate.folder)).toEqual([])
  })

  it('keeps a large PDF in pieces that give its bytes again', async () => {
    const bytes = largePdf(2_000_000)
    expect(await upload(PDF, bytes)).toMatchObject({ status: 201 })
    const { contents, pieces } = await stored()
    expect(contents).toEqual([
      {
        hash: hashOf(bytes),
        type: PDF,
        bytes: bytes.length,
        display_form: null,
      },
    ])
    const data = pieces.map((piece) => piece.data as Uint8Array)
    expect(data.length).toBeGreaterThan(3)
    expect(hashOf(Buffer.concat(data))).toBe(hashOf(bytes))
  })

  it('takes the same content again without keeping it twice', async () => {
    const bytes = buildPdf()
    const first = await upload(PDF, bytes)
    expect(await upload(PDF, bytes)).toEqual(first)
    const { contents, pieces } = await stored()
    expect(contents).toHaveLength(1)
    expect(pieces).toHaveLength(1)
  })

  it('takes the same content at the same time', async () => {
    const bytes = buildPdf()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => upload(PDF, bytes)),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect((await stored()).pieces).toHaveLength(1)
  })

  it.each(
    Object.entries(refusedExamples)
      // Too large for this test; gate.test.ts has them.
      .filter(([rule]) => rule !== 'content-unreadable')
      .flatMap(([rule, [example]]) =>
        example ? [[rule, example] as const] : [],
      ),
  )('reports the rule %s, and keeps nothing', async (rule, { type, bytes }) => {
    const answer = await upload(type, bytes())
    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: 'urn:mittkanta:problem:content-refused',
        failures: [
          { field: 'content', rule, ...contentRules[rule as ContentRule] },
        ],
      },
    })
    await expectNothingKept()
  })

  it('says when to come again while the gate is busy, and keeps nothing', async () => {
    isBusy = true
    const answer = await fetch(`${archive.url}/intake/contents`, {
      method: 'POST',
      headers: { authorization, 'content-type': PDF },
      body: Buffer.from(buildPdf()),
    })
    isBusy = false
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('10')
    await expectNothingKept()
  })

  it('reports every rule that is broken', async () => {
    const bytes = Buffer.from(page('<p onclick="x()">x</p><script/>'))
    const { body } = await upload(XHTML, bytes)
    expect(body.failures).toMatchObject([
      { rule: 'xhtml-attribute' },
      { rule: 'xhtml-element' },
    ])
  })

  it.each([
    ['text/html', {}],
    ['application/octet-stream', {}],
    ['application/pdfx', {}],
    ['', {}],
    [PDF, { 'content-encoding': 'gzip' }],
  ])('refuses the type "%s" %j', async (type, headers) => {
    const answer = await upload(type, buildPdf(), headers)
    expect(answer).toMatchObject({ status: 415 })
    await expectNothingKept()
  })

  it.each([
    ['no token', ''],
    ['another token', 'Bearer a.b.c'],
  ])('refuses a caller who has %s', async (_what, token) => {
    authorization = token
    expect(await upload(PDF, buildPdf())).toMatchObject({ status: 401 })
    await expectNothingKept()
  })

  it('refuses a content of one byte too many that says so', async () => {
    const bytes = Buffer.alloc(MOST + 1)
    expect(await upload(PDF, bytes)).toMatchObject({ status: 413 })
    await expectNothingKept()
  })

  it('accepts a content of exactly as many bytes as allowed', async () => {
    const plain = Buffer.from(page(''))
    const bytes = Buffer.from(page('x'.repeat(MOST - plain.length)))
    expect(bytes).toHaveLength(MOST)
    expect(await upload(XHTML, bytes)).toMatchObject({ status: 201 })
  })

  /** An upload that does not say how much it is, written by hand. */
  const streaming = () => {
    const asking = request(`${archive.url}/intake/contents`, {
      method: 'POST',
      headers: { authorization, 'content-type': PDF },
    })
    const answer = new Promise<IncomingMessage>((resolve, reject) => {
      asking.once('response', resolve)
      asking.once('error', reject)
    })
    return { asking, answer }
  }

  it('refuses a content of one byte too many while it still comes', async () => {
    const { asking, answer } = streaming()
    asking.write(Buffer.alloc(MOST))
    asking.write(Buffer.alloc(1))
    const { statusCode } = await answer
    expect(statusCode).toBe(413)
    asking.end()
    await expectNothingKept()
  })

  it('keeps nothing of an upload that breaks off', async () => {
    const { asking, answer } = streaming()
    asking.write(buildPdf())
    await expect.poll(() => readdirSync(gate.folder)).toHaveLength(1)
    asking.destroy()
    await expect(answer).rejects.toThrow()
    await expectNothingKept()
  })

  it('answers the next on the connection of a refused one', async () => {
    await upload(PDF, Buffer.from('no PDF'))
    expect(await upload(PDF, buildPdf())).toMatchObject({ status: 201 })
  })

  describe('removing what nothing refers to', () => {
    const DAY_MS = 86_400_000
    const remove = () =>
      removeUnreferenced(
        archive.database,
        new Date(archive.clock().getTime() - DAY_MS),
      )

    it('removes an old content with all its pieces', async () => {
      await upload(PDF, buildPdf())
      archive.clock.advance(DAY_MS)
      expect(await remove()).toBe(0)
      archive.clock.advance(1)
      expect(await remove()).toBe(1)
      await expectNothingKept()
    })

    it('leaves what has come in again meanwhile', async () => {
      await upload(PDF, buildPdf())
      archive.clock.advance(DAY_MS)
      authorization = `Bearer ${await archive.client.token(archive.url, archive.clock())}`
      await upload(PDF, buildPdf())
      archive.clock.advance(DAY_MS)
      expect(await remove()).toBe(0)
    })
  })
})
