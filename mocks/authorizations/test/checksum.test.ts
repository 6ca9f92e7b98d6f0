import { describe, expect, it } from 'vitest'
import { checksumOf, isSignedBy } from '../src/checksum.ts'

/** The samples of DVV's documentation. */
const SIGNER = {
  clientId: 'ed4b7ae7',
  apiKey: '3ba56df8-88b8-4805-9b04-2f8e7a61',
}
const PATH =
  '/service/hpa/user/register/ed4b7ae7/080297-915A?requestId=02fd35dc-99e6-477b-b6e2-03f02cbf3666'
const VECTORS = [
  ['2017-02-09T10:29:42.09Z', 'z7X+xWtrvth1L7Ql6B/4xZ0iQ1VjToWX4TnHVLo8RGo='],
  [
    '2017-02-09T10:29:42.090000+00:00',
    'GeRKoGmGd0RFk33s2vNHutJf/TrEdwSM2Vb7qWXLESY=',
  ],
] as const
const AT = new Date('2017-02-09T10:29:42.090Z')
const [[TIMESTAMP, CHECKSUM]] = VECTORS
const GOOD = `${SIGNER.clientId} ${TIMESTAMP} ${CHECKSUM}`

const signed = (timestamp: string) =>
  `${SIGNER.clientId} ${timestamp} ${checksumOf(SIGNER.apiKey, PATH, timestamp)}`

describe('the checksum', () => {
  it.each(VECTORS)('of DVV’s sample at %s is the published one', (at, sum) => {
    expect(checksumOf(SIGNER.apiKey, PATH, at)).toBe(sum)
    expect(
      isSignedBy(SIGNER, `${SIGNER.clientId} ${at} ${sum}`, PATH, AT),
    ).toBe(true)
  })

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['has two parts', `${SIGNER.clientId} ${TIMESTAMP}`],
    ['has four parts', `${GOOD} more`],
    ['is of another client', GOOD.replace('ed4b7ae7', 'ed4b7ae8')],
    ['has a checksum that differs by a character', GOOD.replace('z7X', 'z7Y')],
    ['has a shorter checksum', GOOD.slice(0, -1)],
    ['has another timestamp than was signed', GOOD.replace('.09Z', '.10Z')],
    ['has a timestamp without offset', signed('2017-02-09T10:29:42.09')],
    ['has a timestamp that is not ISO 8601', signed('1486636182')],
    ['names a day that does not exist', signed('2017-02-39T10:29:42Z')],
  ])('is refused when the header %s', (_what, header) => {
    expect(isSignedBy(SIGNER, header, PATH, AT)).toBe(false)
  })

  it.each([
    ['four minutes and 59 seconds back', -299, true],
    ['five minutes and a second back', -301, false],
    ['four minutes and 59 seconds ahead', 299, true],
    ['five minutes and a second ahead', 301, false],
  ])('of %s is taken: %s s, %s', (_what, seconds, isTaken) => {
    const timestamp = new Date(AT.getTime() + seconds * 1000).toISOString()

    expect(isSignedBy(SIGNER, signed(timestamp), PATH, AT)).toBe(isTaken)
  })

  it.each([
    ['another query', `${PATH}0`],
    ['the same path in other escapes', PATH.replace('-915A', '%2D915A')],
    ['no query', PATH.split('?')[0] ?? ''],
  ])('does not fit %s', (_what, path) => {
    expect(isSignedBy(SIGNER, GOOD, path, AT)).toBe(false)
  })

  it('takes an offset for what it is', () => {
    expect(
      isSignedBy(SIGNER, signed('2017-02-09T12:29:42+02:00'), PATH, AT),
    ).toBe(true)
    expect(
      isSignedBy(SIGNER, signed('2017-02-09T10:29:42+02:00'), PATH, AT),
    ).toBe(false)
  })
})
