import type { RequestHandler, Response } from 'express'

type Policy = Readonly<Record<string, string>>

const csp = (policy: Policy) =>
  Object.entries(policy)
    .map(([directive, sources]) => `${directive} ${sources}`.trim())
    .join('; ')

const NOTHING: Policy = {
  'default-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
}

/** Data is not a page: nothing in it runs, loads or is framed. */
const DATA_POLICY = csp({
  ...NOTHING,
  'frame-ancestors': "'none'",
  sandbox: '',
})

const PAGE_POLICY = csp({
  ...NOTHING,
  'script-src': "'self'",
  'style-src': "'self'",
  // A PDF is printed from images that the viewer hands over.
  'img-src': "'self' blob:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'frame-src': "'self'",
  'manifest-src': "'self'",
  'object-src': "'none'",
  'frame-ancestors': "'none'",
})

const framePolicy = (styleHash: string) =>
  csp({
    ...NOTHING,
    'style-src': styleHash,
    'frame-ancestors': "'self'",
    sandbox: '',
  })

/**
 * The frame has an opaque origin, in which `'self'` matches no address: ours is
 * named. pdf.js decodes some images in WebAssembly; it draws, and loads
 * nothing.
 */
const viewerPolicy = (origin: string) =>
  csp({
    ...NOTHING,
    'script-src': `${origin}/viewer/ 'wasm-unsafe-eval'`,
    'style-src': `${origin}/viewer/`,
    'worker-src': 'blob:',
    'connect-src': "'none'",
    'img-src': "'none'",
    'font-src': "'none'",
    'frame-ancestors': origin,
    sandbox: 'allow-scripts',
  })

const onwardPolicy = (styleHash: string) =>
  csp({
    ...NOTHING,
    'style-src': styleHash,
    'frame-ancestors': "'none'",
  })

const FEATURES = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

const EVERYWHERE = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'X-DNS-Prefetch-Control': 'off',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'Permissions-Policy': FEATURES.map((name) => `${name}=()`).join(', '),
} as const

/** The strictest headers, on every answer; what shows something loosens its own. */
export const securityHeaders: RequestHandler = (_req, res, next) => {
  for (const [name, value] of Object.entries(EVERYWHERE)) {
    res.setHeader(name, value)
  }
  res.setHeader('Content-Security-Policy', DATA_POLICY)
  res.setHeader('X-Frame-Options', 'DENY')
  next()
}

/** The answer is a page of ours, or something that such a page loads. */
export function asPage(res: Response): void {
  res.setHeader('Content-Security-Policy', PAGE_POLICY)
}

/**
 * The answer is a document shown in a frame of our pages.
 *
 * @param styleHash `'sha256-…'` of its one style sheet
 */
export function asFramedDocument(res: Response, styleHash: string): void {
  res.setHeader('Content-Security-Policy', framePolicy(styleHash))
  res.removeHeader('X-Frame-Options')
}

/**
 * The answer is a page that only leads on. It has no sandbox: from one, the
 * next request would have no origin.
 *
 * @param styleHash `'sha256-…'` of its one style sheet
 */
export function asOnwardPage(res: Response, styleHash: string): void {
  res.setHeader('Content-Security-Policy', onwardPolicy(styleHash))
}

/**
 * The answer belongs to the PDF viewer, a frame of an opaque origin that gets
 * its bytes by message and can reach nothing.
 */
export function asViewer(res: Response, publicUrl: URL): void {
  res.setHeader('Content-Security-Policy', viewerPolicy(publicUrl.origin))
  res.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  res.removeHeader('X-Frame-Options')
}
