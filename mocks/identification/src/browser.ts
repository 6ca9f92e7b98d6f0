interface Cookie {
  readonly host: string
  readonly path: string
  readonly name: string
  readonly value: string
}

/**
 * A browser without a screen: keeps cookies, follows no redirect unless asked.
 */
export interface Browser {
  /** Sends a request with the cookies that belong to it and returns the answer, a redirect too. */
  visit: (url: URL, init?: RequestInit) => Promise<Response>
}

/**
 * A browser with an empty jar.
 *
 * @param send what carries the requests
 */
export function createBrowser(send: typeof fetch = fetch): Browser {
  let jar: Cookie[] = []

  const keep = (url: URL, header: string) => {
    const [pair = '', ...attributes] = header.split(';')
    const attribute = (name: string) =>
      attributes
        .map((text) => text.trim())
        .find((text) => text.toLowerCase().startsWith(`${name}=`))
        ?.slice(name.length + 1)
    const name = pair.slice(0, pair.indexOf('=')).trim()
    const path = attribute('path') ?? '/'
    const expires = attribute('expires')
    jar = jar.filter(
      (one) =>
        one.name !== name || one.path !== path || one.host !== url.hostname,
    )
    const isGone =
      attribute('max-age') === '0' ||
      (expires !== undefined && Date.parse(expires) <= Date.now())
    if (isGone) return
    const value = pair.slice(pair.indexOf('=') + 1).trim()
    jar.push({ host: url.hostname, path, name, value })
  }

  return {
    visit: async (url, init = {}) => {
      const headers = new Headers(init.headers)
      const cookies = jar.filter(
        ({ host, path }) =>
          host === url.hostname && isWithin(url.pathname, path),
      )
      if (cookies.length > 0) {
        headers.set(
          'Cookie',
          cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
        )
      }
      const response = await send(url, { ...init, headers, redirect: 'manual' })
      for (const header of response.headers.getSetCookie()) keep(url, header)
      return response
    },
  }
}

/** Path matching of RFC 6265, section 5.1.4. */
function isWithin(pathname: string, path: string): boolean {
  if (pathname === path) return true
  return pathname.startsWith(path.endsWith('/') ? path : `${path}/`)
}
