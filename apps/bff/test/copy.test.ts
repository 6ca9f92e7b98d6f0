import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { fixedClock } from '@mittkanta/test-kit'
import { strFromU8, unzipSync } from 'fflate'
import { request } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Answer, Browser } from './support/browser.ts'
import { ownTask } from '@mittkanta/visibility-policy'
import { document, json, listItem } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'

const COPY = '/api/subjects/self/copy'
const DOWNLOAD = { 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' }

const refOf = (letter: string) => letter.repeat(22)
const [PLAN, LETTER, XHTML, ATTACHMENT, HIDDEN] = [
  refOf('P'),
  refOf('L'),
  refOf('X'),
  refOf('T'),
  refOf('H'),
] as const

let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house({ clock: fixedClock('2024-03-01T10:00:00Z') })
  browser = await bff.signedIn()
})
afterAll(() => bff.close())

/** The record that the archive has: documents by reference. */
let record: Map<string, object>
/** Sends the bytes of a document. */
let send: (res: ServerResponse, ref: string) => void

beforeEach(() => {
  send = (res, ref) => res.end(`%PDF ${ref}`)
  record = new Map([
    [
      PLAN,
      document({
        ref: PLAN,
        content: { type: 'application/pdf', bytes: 27 },
        attachments: [
          {
            ref: ATTACHMENT,
            description: 'Kvitto <b>&',
            language: 'sv',
            content: { type: 'application/pdf', bytes: 27 },
            availableAt: '2024-02-01T10:00:00Z',
            correctedAt: null,
            facts: document().facts,
          },
        ],
      }),
    ],
    [
      XHTML,
      document({
        ref: XHTML,
        tasks: [{ task: 'elderly-services', facts: ownTask }],
        content: { type: 'application/xhtml+xml', bytes: 7 },
      }),
    ],
    [
      LETTER,
      document({
        ref: LETTER,
        drawnUpOn: '2024-01-15',
        content: { type: 'application/pdf', bytes: 27 },
      }),
    ],
    [
      ATTACHMENT,
      document({
        ref: ATTACHMENT,
        content: { type: 'application/pdf', bytes: 27 },
      }),
    ],
  ])
  bff.archive.taskList = {
    documents: [PLAN, HIDDEN, XHTML, LETTER].map((ref) => listItem({ ref })),
    total: 4,
    page: 1,
    pageSize: 20,
    informationText: false,
  }
  bff.archive.paths.length = 0
  bff.archive.answers = (path, res) => {
    const [, ref = '', form] =
      /\/documents\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? []
    if (ref === '') return false
    const found = record.get(ref)
    if (found === undefined) json(res, {}, 404)
    else if (form === 'content') send(res, ref)
    else if (form === 'display') res.end('<h1>Å</h1><p>Rad<br/>rad</p>')
    else json(res, found)
    return true
  }
})

const copy = (query = 'language=sv') =>
  browser.ask('GET', `${COPY}?${query}`, DOWNLOAD)

const filesOf = ({ bytes }: Answer) => unzipSync(bytes)
const namesOf = (answer: Answer) => Object.keys(filesOf(answer))

interface Index {
  language: string
  documents: {
    file: string
    name: string
    serviceTask: string
    attachments: { file: string; name: string }[]
  }[]
}
const indexOf = (answer: Answer) =>
  JSON.parse(
    strFromU8(filesOf(answer)['index.json'] ?? new Uint8Array()),
  ) as Index
const pageOf = (answer: Answer) =>
  strFromU8(filesOf(answer)['index.html'] ?? new Uint8Array())

const begin = () =>
  request(new URL(COPY, bff.url), {
    headers: {
      cookie: `__Host-mittkanta-session=${browser.session ?? ''}`,
      ...DOWNLOAD,
    },
  })

const until = async (isSo: () => boolean) => {
  for (let times = 0; times < 100 && !isSo(); times += 1) await sleep(20)
  expect(isSo()).toBe(true)
}

describe('GET …/copy', () => {
  it('is a zip under a neutral name, and so are the names in it', async () => {
    const answer = await copy()
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="document.zip"',
      'cache-control': 'no-store',
    })
    expect(namesOf(answer)).toEqual([
      'mapp-1/0001-2024-01-31.pdf',
      'mapp-1/0001-2024-01-31-1.pdf',
      'mapp-2/0002-2024-01-31.html',
      'mapp-1/0003-2024-01-15.pdf',
      'index.html',
      'index.json',
    ])
  })

  it('holds the bytes that the archive has', async () => {
    const files = filesOf(await copy())
    const text = (path: string) => strFromU8(files[path] ?? new Uint8Array())
    expect(text('mapp-1/0001-2024-01-31.pdf')).toBe(`%PDF ${PLAN}`)
    expect(text('mapp-1/0001-2024-01-31-1.pdf')).toBe(`%PDF ${ATTACHMENT}`)
  })

  it('is whole to another program too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mittkanta-test-'))
    try {
      const path = join(folder, 'document.zip')
      await writeFile(path, (await copy()).bytes)
      const { stdout } = await promisify(execFile)('unzip', ['-t', path])
      expect(stdout).toContain('No errors detected')
    } catch (error) {
      // There is no such program on this machine.
      if (!(
        error instanceof Error &&
        'code' in error &&
        error.code === 'ENOENT'
      ))
        throw error
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('stores PDF as it is and compresses text', async () => {
    const methods = new Map<string, number>()
    unzipSync((await copy()).bytes, {
      filter: ({ name, compression }) => {
        methods.set(name, compression)
        return false
      },
    })
    expect(methods.get('mapp-1/0001-2024-01-31.pdf')).toBe(0)
    expect(methods.get('index.html')).toBe(8)
  })

  it('names folders and index in the language that is asked for', async () => {
    const finnish = await copy('language=fi')
    expect(namesOf(finnish)[0]).toBe('kansio-1/0001-2024-01-31.pdf')
    expect(indexOf(finnish).documents[0]?.serviceTask).toBe('Lastensuojelu')
    expect(pageOf(finnish)).toContain('<h2>Lastensuojelu</h2>')
    const english = await copy('language=en')
    expect(namesOf(english)[0]).toBe('folder-1/0001-2024-01-31.pdf')
    expect(pageOf(english)).toContain('<h2>Child protection</h2>')
  })

  it('has an index of exactly the files in it', async () => {
    const answer = await copy()
    const { language, documents } = indexOf(answer)
    const files = documents.flatMap(({ file, attachments }) => [
      file,
      ...attachments.map((attachment) => attachment.file),
    ])
    expect(language).toBe('sv')
    expect([...files, 'index.html', 'index.json']).toEqual(namesOf(answer))
    const links = [...pageOf(answer).matchAll(/href="([^"]+)"/g)]
    expect(links.map(([, href]) => href).sort()).toEqual(files.sort())
  })

  it('has an index page that runs nothing, loads nothing and escapes every name', async () => {
    const page = pageOf(await copy())
    expect(page).toMatch(
      /^<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8">/,
    )
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-`)
    expect(page).toContain('lang="sv">Kvitto &lt;b&gt;&amp;</a>')
    expect(page).not.toMatch(/<script|src=|url\(|https?:|<b>/)
  })

  it('has an XHTML view format as a page that opens from a folder', async () => {
    const files = filesOf(await copy())
    const page = strFromU8(
      files['mapp-2/0002-2024-01-31.html'] ?? new Uint8Array(),
    )
    expect(page).toMatch(
      /^<!DOCTYPE html>\n<html lang="sv">.*<meta charset="utf-8">/,
    )
    expect(page).toContain(`default-src 'none'`)
    expect(page).toContain('<h1>Å</h1><p>Rad<br/>rad</p></body></html>')
  })

  it('opens each document and its contents through the archive, which logs it', async () => {
    await copy()
    const opened = bff.archive.paths.filter((path) =>
      path.includes('/documents/'),
    )
    for (const ref of [PLAN, ATTACHMENT, LETTER]) {
      expect(opened.filter((path) => path.includes(ref))).toEqual([
        expect.stringMatching(/\/documents\/\w+$/),
        expect.stringMatching(/\/content$/),
      ])
    }
    expect(
      opened.filter((path) => path.endsWith(`${XHTML}/display`)),
    ).toHaveLength(1)
  })

  it('leaves no gap for a document that either gate hides', async () => {
    const { facts } = document()
    record.set(
      PLAN,
      document({ ref: PLAN, facts: { ...facts, status: 'annulled' } }),
    )
    const answer = await copy()
    expect(namesOf(answer)).toEqual([
      'mapp-1/0001-2024-01-31.html',
      'mapp-2/0002-2024-01-15.pdf',
      'index.html',
      'index.json',
    ])
    const opened = bff.archive.paths.filter((path) => path.includes(`${PLAN}/`))
    expect(opened).toEqual([])
  })

  it('is not there when there is nothing to copy', async () => {
    record.clear()
    const answer = await copy()
    expect(answer.status).toBe(404)
    expect(answer.headers['content-disposition']).toBeUndefined()
  })

  it('reports what fails before it has begun', async () => {
    send = (res) => json(res, {}, 500)
    expect((await copy()).status).toBe(503)
  })
})

describe('GET …/copy?ref=…', () => {
  it('copies those that are chosen, each once, without reading the lists', async () => {
    const answer = await copy(`ref=${LETTER}&ref=${XHTML}&ref=${LETTER}`)
    expect(namesOf(answer)).toEqual([
      'mapp-1/0001-2024-01-15.pdf',
      'mapp-2/0002-2024-01-31.html',
      'index.html',
      'index.json',
    ])
    expect(
      bff.archive.paths.filter((path) => path.includes('/tasks/')),
    ).toEqual([])
  })

  it('answers a hidden one as one that does not exist', async () => {
    expect(namesOf(await copy(`ref=${HIDDEN}&ref=${LETTER}`))).toHaveLength(3)
    expect((await copy(`ref=${HIDDEN}`)).status).toBe(404)
    expect((await copy('ref=nothing')).status).toBe(400)
  })
})

describe('a copy that breaks off', () => {
  it('is cut when a document fails midway, so that it is not taken for whole', async () => {
    send = (res, ref) => {
      if (ref !== LETTER) res.end(`%PDF ${ref}`)
      else {
        res.writeHead(200, { 'content-length': 27 })
        res.write('half')
        setTimeout(() => res.destroy(), 30)
      }
    }
    await expect(copy()).rejects.toThrow()
  })

  it('is cut when the archive stops answering, or answers with other bytes than it said', async () => {
    send = (res, ref) => {
      if (ref === LETTER) json(res, {}, 503)
      else res.end(`%PDF ${ref}`)
    }
    await expect(copy()).rejects.toThrow()
    send = (res, ref) => res.end(ref === LETTER ? 'short' : `%PDF ${ref}`)
    await expect(copy()).rejects.toThrow()
  })

  it('is cut when the session ends', async () => {
    const other = await bff.signedIn()
    send = (res, ref) => {
      if (ref !== PLAN) res.end(`%PDF ${ref}`)
      else
        void other.post('/api/session/end').then(() => res.end(`%PDF ${ref}`))
    }
    await expect(
      other.ask('GET', `${COPY}?ref=${PLAN}&ref=${LETTER}`, DOWNLOAD),
    ).rejects.toThrow()
    expect(bff.archive.paths.some((path) => path.includes(LETTER))).toBe(false)
  })

  it('ends what is on its way from the archive when the reader leaves', async () => {
    let isClosed = false
    const before = bff.logged()
    send = (res) => {
      res.on('close', () => (isClosed = true))
      res.writeHead(200, { 'content-length': 27 })
      res.write('half')
    }
    const { body } = await begin()
    body.on('error', () => undefined)
    body.destroy()
    await until(() => isClosed)
    const asked = bff.archive.paths.length
    await sleep(200)
    expect(bff.archive.paths).toHaveLength(asked)
    expect(bff.logged()).toBe(before)
  })

  it('ends a question that the archive has not answered when the reader leaves', async () => {
    let isClosed = false
    const before = bff.logged()
    bff.archive.answers = (path, res) => {
      const isList = path.includes('/tasks/')
      if (isList) res.on('close', () => (isClosed = true))
      return isList
    }
    const leaving = new AbortController()
    const asked = request(new URL(COPY, bff.url), {
      headers: {
        cookie: `__Host-mittkanta-session=${browser.session ?? ''}`,
        ...DOWNLOAD,
      },
      signal: leaving.signal,
    })
    await until(() =>
      bff.archive.paths.some((path) => path.includes('/tasks/')),
    )
    leaving.abort()
    await expect(asked).rejects.toThrow()
    await until(() => isClosed)
    expect(bff.logged()).toBe(before)
  })
})
