import { describe, expect, it } from 'vitest'
import { basicOf, checksumOf } from '../src/acting/checksum.ts'

/** Sample keys and values that the registry's documentation has published. */
const client = {
  clientId: 'ed4b7ae7',
  apiKey: '3ba56df8-88b8-4805-9b04-2f8e7a61',
}
const PATH =
  '/service/hpa/user/register/ed4b7ae7/080297-915A?requestId=02fd35dc-99e6-477b-b6e2-03f02cbf3666'

describe('the checksum header', () => {
  it.each([
    ['2017-02-09T10:29:42.09Z', 'z7X+xWtrvth1L7Ql6B/4xZ0iQ1VjToWX4TnHVLo8RGo='],
    [
      '2017-02-09T10:29:42.090000+00:00',
      'GeRKoGmGd0RFk33s2vNHutJf/TrEdwSM2Vb7qWXLESY=',
    ],
  ])('is the published one at %s', (timestamp, checksum) => {
    expect(checksumOf(client, PATH, timestamp)).toBe(
      `ed4b7ae7 ${timestamp} ${checksum}`,
    )
  })

  it('is another for every other path, key and time', () => {
    const timestamp = '2017-02-09T10:29:42.09Z'
    const all = [
      checksumOf(client, PATH, timestamp),
      checksumOf(client, `${PATH}&`, timestamp),
      checksumOf(client, PATH, '2017-02-09T10:29:42.08Z'),
      checksumOf({ ...client, apiKey: 'x' }, PATH, timestamp),
    ].map((header) => header.split(' ')[2])
    expect(new Set(all).size).toBe(4)
  })
})

describe('the authorization of our client', () => {
  it('is the published one', () => {
    expect(basicOf('ed4b7ae7', 'abc-api-key')).toBe(
      'Basic ZWQ0YjdhZTc6YWJjLWFwaS1rZXk=',
    )
  })
})
