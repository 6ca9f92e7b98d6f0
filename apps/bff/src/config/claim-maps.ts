import { requiredLine } from '@mittkanta/contracts'
import { z } from 'zod'

const name = requiredLine(200)
const names = z.array(name)

/** Under which names the claims of an ID token arrive; the first that is there counts. */
export const ClaimMap = z.strictObject({
  identityCode: names.min(1),
  displayName: names,
  givenName: names,
  familyName: names,
  birthDate: names,
  /** The provider's session, for back-channel logout. */
  session: names,
  /** Claims that must have these values for the identity code to be a Finnish one. */
  require: z.record(name, requiredLine(1000)),
})
export type ClaimMap = z.infer<typeof ClaimMap>

/** Claim names of the Finnish Trust Network's object identifiers and of two brokers that differ. */
export const CLAIM_MAPS = {
  'ftn-oid': {
    identityCode: ['urn:oid:1.2.246.21'],
    displayName: ['urn:oid:2.16.840.1.113730.3.1.241'],
    givenName: ['urn:oid:1.2.246.575.1.14', 'urn:oid:2.5.4.42'],
    familyName: ['urn:oid:2.5.4.4'],
    birthDate: ['urn:oid:1.3.6.1.5.5.7.9.1'],
    session: ['sid', 'session_index'],
    require: {},
  },
  'op-isb': {
    identityCode: ['personal_identity_code'],
    displayName: ['name'],
    givenName: ['given_name'],
    familyName: ['family_name'],
    birthDate: ['birthdate'],
    session: ['sid', 'session_index'],
    require: {},
  },
  signicat: {
    identityCode: ['ftn_hetu', 'nin'],
    displayName: ['name'],
    givenName: ['given_name'],
    familyName: ['family_name'],
    birthDate: ['birthdate'],
    session: ['sid', 'session_index'],
    require: { nin_issuing_country: 'FI' },
  },
} as const satisfies Readonly<Record<string, ClaimMap>>
