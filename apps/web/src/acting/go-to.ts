/**
 * Leaves for the registry, where a person is chosen. Tests replace it.
 *
 * @throws {TypeError} for an address that is not http(s)
 */
export function goTo(next: string): void {
  const { protocol } = new URL(next, location.href)
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new TypeError('the registry is on the web')
  location.assign(next)
}
