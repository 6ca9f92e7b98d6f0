/**
 * The names of the OpenID Connect profile of the Finnish Trust Network, as the
 * brokers use them (Traficom recommendation 213/2023 S).
 */

/** Levels of assurance (`acr`) that the stand-in can give; the last one is for tests. */
export const AUTHENTICATION_CONTEXTS = [
  'http://ftn.ficora.fi/2017/loa2',
  'http://ftn.ficora.fi/2017/loa3',
  'http://ftn.ficora.fi/2017/loatest2',
] as const

/**
 * The method (`amr`) of every sign-in here: the test identifier, which a
 * service in production has to refuse.
 */
export const TEST_METHOD = 'urn:oid:1.2.246.517.3002.110.999'

/** Claims of the ID token that identify who signed in. */
export const PERSON_CLAIMS = {
  identityCode: 'urn:oid:1.2.246.21',
  birthDate: 'urn:oid:1.3.6.1.5.5.7.9.1',
  surname: 'urn:oid:2.5.4.4',
  givenNames: 'urn:oid:1.2.246.575.1.14',
  displayName: 'urn:oid:2.16.840.1.113730.3.1.241',
} as const

/** Longest display name of a service that `ftn_spname` may carry, in characters. */
export const SERVICE_NAME_LENGTH = 40
