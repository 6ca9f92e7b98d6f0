import { request } from 'undici'
import { lookedThrough } from './looked-through.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly bytes: Buffer
  readonly text: string
  readonly location: string
  /** Where a page of ours leads automatically; empty for every other answer. */
  readonly onward: string
  readonly cookies: readonly string[]
  json: () => unknown
}

type Headers = Record<string, string>

/** As a typed address. */
export const NAVIGATION: Headers = {
  'sec-fetch-site': 'none',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
}

const OWN_FETCH: Headers = {
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'cors',
  'sec-fetch-dest': 'empty',
  'x-mittkanta': '1',
}

export const FRAME: Headers = {
  'sec-fetch-site': 'same-origin',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'iframe',
}

const onwardIn = (html: string) =>
  /<meta http-equiv="refresh" content="0;url=([^"]*)">/.exec(html)?.[1] ?? ''

/**
 * A browser with a separate cookie jar, which keeps `__Host-` cookies on http
 * too.
 */
export class Browser {
  readonly #url: string
  readonly cookies = new Map<string, string>()

  constructor(url: string) {
    this.#url = url
  }

  /** Asks with exactly these headers, and the cookies. */
  async ask(
    method: string,
    path: string,
    headers: Headers = {},
    body?: string,
  ): Promise<Answer> {
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ')
    const response = await request(new URL(path, this.#url), {
      method: method as 'GET',
      headers: { ...(cookie !== '' && { cookie }), ...headers },
      ...(body !== undefined && { body }),
    })
    const cookies = [response.headers['set-cookie'] ?? []].flat()
    cookies.forEach((line) => this.#keep(line))
    const bytes = Buffer.from(await response.body.arrayBuffer())
    const text = bytes.toString('utf8')
    return lookedThrough({
      status: response.statusCode,
      headers: response.headers,
      bytes,
      text,
      location: String(response.headers.location ?? ''),
      onward: response.statusCode === 200 ? onwardIn(text) : '',
      cookies,
      json: () => JSON.parse(text) as unknown,
    })
  }

  /** As a fetch of our own page. */
  fetch(path: string, headers: Headers = {}): Promise<Answer> {
    return this.ask('GET', path, { ...OWN_FETCH, ...headers })
  }

  post(path: string, headers: Headers = {}): Promise<Answer> {
    return this.ask('POST', path, { ...OWN_FETCH, ...headers })
  }

  /** Sends JSON as a fetch of our own page. */
  send(path: string, body: unknown): Promise<Answer> {
    const headers = { ...OWN_FETCH, 'content-type': 'application/json' }
    return this.ask('POST', path, headers, JSON.stringify(body))
  }

  /** As an address that a user types or follows. */
  visit(path: string, headers: Headers = {}): Promise<Answer> {
    return this.ask('GET', path, { ...NAVIGATION, ...headers })
  }

  /** Begins to sign in; gives the address of the provider. */
  async begin(query = ''): Promise<string> {
    const { location } = await this.visit(`/sign-in${query}`)
    return location
  }

  /** Follows the provider; gives the path of our callback with its answer. */
  async follow(address: string): Promise<string> {
    const response = await request(address)
    await response.body.dump()
    const { pathname, search } = new URL(String(response.headers.location))
    return pathname + search
  }

  /** The whole round trip; gives the last answer. */
  async signIn(query = ''): Promise<Answer> {
    const callback = await this.follow(await this.begin(query))
    return this.visit(callback, { 'sec-fetch-site': 'cross-site' })
  }

  /** Goes to the registry to choose; gives what the browser comes back with. */
  async choose(): Promise<Record<string, string>> {
    const started = await this.post('/api/acting/start')
    const { next } = started.json() as { next: string }
    const { searchParams } = new URL(await this.follow(next), this.#url)
    return Object.fromEntries(searchParams)
  }

  /** The whole way to another's record; gives the last answer. */
  async act(): Promise<Answer> {
    return this.send('/api/acting/finish', await this.choose())
  }

  /** The same; gives the reference. */
  async actingRef(): Promise<string> {
    const { subjectRef } = (await this.act()).json() as { subjectRef?: string }
    if (subjectRef === undefined) throw new Error('acting was refused')
    return subjectRef
  }

  get session(): string | undefined {
    return this.cookies.get('__Host-mittkanta-session')
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const [name = '', value = ''] = pair.split('=')
    if (attributes.includes('Max-Age=0')) this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}
