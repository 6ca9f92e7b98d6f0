import { createHash } from 'node:crypto'
import { inParallel } from '@mittkanta/test-kit'
import type { Delivered } from './delivered.ts'
import type { Finding } from './endpoints.ts'

const AT_A_TIME = 4
/** What no display form holds, whatever was delivered. */
const ACTING_MARKUP =
  /<(?:script|iframe|object|embed|img|svg|math|style|link|meta|base|form|a)\b|\son\w+\s*=|javascript:/i
const HEAD_END = '</head>'

/**
 * Reads every document through the bff as its person does: page, file and, of a
 * view format, what the frame shows.
 *
 * @param headers what says who reads
 */
export async function readBack(
  portalUrl: string,
  headers: Readonly<Record<string, string>>,
  documents: readonly Delivered[],
): Promise<Finding[]> {
  const findings: Finding[] = []
  const get = (ref: string, rest: string, destination: string) =>
    fetch(`${portalUrl}/api/subjects/self/documents/${ref}${rest}`, {
      headers: {
        ...headers,
        'X-MittKanta': '1',
        'Sec-Fetch-Site': 'same-origin',
        'Sec-Fetch-Dest': destination,
      },
    })

  await inParallel(AT_A_TIME, documents, async ({ ref, type, hash, bytes }) => {
    const found = (complaint: string) =>
      findings.push({
        where: 'the document read back',
        who: type,
        complaint,
        shown: bytes.subarray(0, 2_000).toString('latin1'),
      })
    const page = await get(ref, '?language=sv', 'empty')
    await page.arrayBuffer()
    if (page.status !== 200) found(`its page: ${page.status}`)
    // Of a structured form nothing is shown: its view format stands for it.
    if (type === 'application/json') return

    const file = await get(ref, '/file', 'empty')
    const sum = createHash('sha256').update(
      Buffer.from(await file.arrayBuffer()),
    )
    const isAttached = file.headers
      .get('content-disposition')
      ?.startsWith('attachment')
    if (file.status !== 200 || sum.digest('hex') !== hash || !isAttached) {
      found(`its file: ${file.status}`)
    }
    if (type !== 'application/xhtml+xml') return

    const display = await get(ref, '/display', 'iframe')
    const html = await display.text()
    const body = html.slice(html.indexOf(HEAD_END) + HEAD_END.length)
    const policy = display.headers.get('content-security-policy') ?? ''
    if (display.status !== 200 || !policy.includes('sandbox')) {
      found(`its frame: ${display.status}`)
    }
    if (ACTING_MARKUP.test(body.match(/<[^>]*>/g)?.join('') ?? '')) {
      found('its frame holds markup that acts')
    }
  })
  return findings
}
