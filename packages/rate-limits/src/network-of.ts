import ipaddr from 'ipaddr.js'

/** Bytes of the part of an IPv6 address that names a network: /64, what one subscriber gets. */
const IPV6_NETWORK_BYTES = 8

/**
 * What requests of one sender have in common: an IPv4 address, or the /64 of an
 * IPv6 one, whose other half the sender chooses freely.
 *
 * @param address as the socket or a trusted proxy has it
 * @returns one word for everything that is not an address, so that sending
 *   nonsense does not evade the limit
 */
export function networkOf(address: string | undefined): string {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  return parsed.kind() === 'ipv4'
    ? parsed.toString()
    : Buffer.from(parsed.toByteArray().slice(0, IPV6_NETWORK_BYTES)).toString(
        'hex',
      )
}
