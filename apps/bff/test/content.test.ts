import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { request } from 'undici'
import { FRAME, type Browser } from './support/browser.ts'
import { document, REF } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'

const DOCUMENT = `/api/subjects/self/documents/${REF}`
const MEGABYTE = 1024 * 1024

let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house()
  browser = await bff.signedIn()
})
afterAll(() => bff.close())
beforeEach(() => {
  bff.archive.document = document()
})

const xhtml = (over: object = {}) =>
  document({
    content: { type: 'application/xhtml+xml', bytes: 7 },
    ...over,
  })

/** Sends so many megabytes, as fast as they are taken. */
const megabytes =
  (count: number): House['archive']['content'] =>
  (res) => {
    res.writeHead(200, { 'content-length': count * MEGABYTE })
    const chunk = Buffer.alloc(MEGABYTE, 'x')
    let left = count
    const send = () => {
      while (left > 0) {
        left -= 1
        if (!res.write(chunk)) {
          res.once('drain', send)
          return
        }
      }
      res.end()
    }
    send()
  }

const download = (path: string) =>
  request(new URL(path, bff.url), {
    headers: {
      cookie: `__Host-mittkanta-session=${browser.session ?? ''}`,
      'sec-fetch-site': 'same-origin',
      'sec-fetch-dest': 'empty',
    },
  })

describe('GET …/documents/:ref/file', () => {
  it('gives the original bytes under a neutral name', async () => {
    const answer = await browser.fetch(`${DOCUMENT}/file`)
    expect(answer.text).toBe('%PDF-1.')
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '7',
      'content-disposition': 'attachment; filename="document.pdf"',
      'cache-control': 'no-store',
    })
  })

  it('gives an XHTML view format to keep, never to open here', async () => {
    bff.archive.document = xhtml()
    bff.archive.content = (res) => res.end('<html/>')
    const answer = await browser.fetch(`${DOCUMENT}/file`)
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="document.xhtml"',
    )
    expect(answer.headers['content-security-policy']).toContain('sandbox')
  })

  it('streams 200 MB, four times the most there is, in memory that does not grow with them', async () => {
    bff.archive.document = document({
      content: { type: 'application/pdf', bytes: 200 * MEGABYTE },
    })
    bff.archive.content = megabytes(200)
    const before = process.memoryUsage().arrayBuffers
    let most = 0
    let bytes = 0
    const { body } = await download(`${DOCUMENT}/file`)
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length
      most = Math.max(most, process.memoryUsage().arrayBuffers - before)
    }
    expect(bytes).toBe(200 * MEGABYTE)
    // Three parties live in this process, and garbage waits for its collection.
    expect(most).toBeLessThan(80 * MEGABYTE)
  })

  it('does not read ahead of a reader who does not read', async () => {
    let sent = 0
    bff.archive.document = document({
      content: { type: 'application/pdf', bytes: 200 * MEGABYTE },
    })
    bff.archive.content = (res) => {
      res.writeHead(200, { 'content-length': 200 * MEGABYTE })
      const send = () => {
        while (sent < 200) {
          sent += 1
          if (!res.write(Buffer.alloc(MEGABYTE))) {
            res.once('drain', send)
            return
          }
        }
        res.end()
      }
      send()
    }
    const { body } = await download(`${DOCUMENT}/file`)
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(sent).toBeLessThan(60)
    body.on('error', () => undefined)
    body.destroy()
  })

  it('does not call it a failure when the reader leaves', async () => {
    const before = bff.logged().length
    bff.archive.content = megabytes(50)
    const { body } = await download(`${DOCUMENT}/file`)
    body.on('error', () => undefined)
    body.destroy()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(bff.logged().slice(before)).toBe('')
  })

  const half =
    (bytes: number): House['archive']['content'] =>
    (res) => {
      res.writeHead(200, { 'content-length': bytes })
      res.write('half')
      setTimeout(() => res.destroy(), 50)
    }

  it('breaks off when the archive does, so that half a file is not taken for one', async () => {
    bff.archive.content = half(1_000_000)
    const { statusCode, body } = await download(`${DOCUMENT}/file`)
    expect(statusCode).toBe(200)
    await expect(body.text()).rejects.toThrow()
  })

  it('says so instead when the file is small enough to be waited for, and is then no file', async () => {
    bff.archive.content = half(1000)
    const { statusCode, headers, body } = await download(`${DOCUMENT}/file`)
    expect(statusCode).toBe(503)
    expect(headers['content-disposition']).toBeUndefined()
    expect(await body.json()).toMatchObject({ status: 503 })
  })
})

describe('GET …/documents/:ref/display', () => {
  const show = (language = 'sv') =>
    browser.fetch(`${DOCUMENT}/display?language=${language}`, FRAME)

  it('shows the display form in a separate page', async () => {
    bff.archive.document = xhtml()
    const answer = await show()
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe(
      'application/xhtml+xml; charset=utf-8',
    )
    expect(answer.text).toMatch(
      /^<html xmlns="http:\/\/www.w3.org\/1999\/xhtml" lang="sv" xml:lang="sv"><head><title [^>]*>Handling<\/title>.*<body tabindex="0"><h1>Klientplan<\/h1><\/body><\/html>$/s,
    )
  })

  it('has a neutral title in the language of the page', async () => {
    bff.archive.document = xhtml({ language: null })
    expect((await show('fi')).text).toContain('lang="fi">Asiakirja<')
    expect((await show('en')).text).toContain('lang="en">Document<')
    expect((await show('en')).text).toContain('lang="" xml:lang=""')
  })

  it('allows exactly its own style sheet', async () => {
    const { createHash } = await import('node:crypto')
    bff.archive.document = xhtml()
    const answer = await show()
    const style = /<style>(.*)<\/style>/s.exec(answer.text)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(answer.headers['content-security-policy']).toContain(
      `style-src 'sha256-${hash}'`,
    )
  })

  it('is not there for a PDF', async () => {
    expect((await show()).status).toBe(404)
  })
})
