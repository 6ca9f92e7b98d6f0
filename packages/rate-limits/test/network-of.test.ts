import { describe, expect, it } from 'vitest'
import { networkOf, trustedProxies } from '../src/index.ts'

describe('networkOf', () => {
  it('takes an IPv4 address as it is, also inside an IPv6 one', () => {
    expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('192.0.2.2')).not.toBe(networkOf('192.0.2.1'))
  })

  it('takes the /64 of an IPv6 address, however it is written', () => {
    const network = networkOf('2001:db8:0:1::1')

    expect(networkOf('2001:0DB8:0000:0001:ffff:ffff:ffff:ffff')).toBe(network)
    expect(networkOf('2001:db8:0:2::1')).not.toBe(network)
  })

  it.each([undefined, '', 'nonsense', '192.0.2.1, 192.0.2.2', 'g'.repeat(99)])(
    'has one word for what is no address: %s',
    (address) => {
      expect(networkOf(address)).toBe('unknown')
    },
  )
})

describe('trustedProxies', () => {
  it('takes addresses, ranges and the names of private ranges', () => {
    expect(
      trustedProxies.parse('loopback 10.0.0.0/8 fd00::/8 192.0.2.7'),
    ).toEqual(['loopback', '10.0.0.0/8', 'fd00::/8', '192.0.2.7'])
    expect(trustedProxies.parse('')).toEqual([])
  })

  it.each(['true', '*', 'proxy.example', '10.0.0.0/99', '1'])(
    'refuses %s',
    (text) => {
      expect(trustedProxies.safeParse(text).success).toBe(false)
    },
  )
})
