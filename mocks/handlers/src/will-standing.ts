import type {
  ActingGround,
  ExpressedBy,
  WillStanding,
  Wills,
} from '@mittkanta/contracts'

/** Who reads whose register. */
export interface MockReader {
  readonly ground: 'own' | ActingGround
  readonly isMinor: boolean
}

/** What the answers depend on. */
interface Register {
  readonly informedBy: ExpressedBy | null
  readonly permission: 'positive' | 'negative' | null
}

const all = (standing: WillStanding): Wills['actions'] => ({
  'receive-information': standing,
  'give-permission': standing,
  'revoke-permission': standing,
  'see-permission': standing,
  'see-prohibitions': standing,
  'change-prohibitions': standing,
})

/** What a reader may do: the outline of Tabell 5.6.1; the archive's rules decide in earnest. */
export function actionsFor(
  { ground, isMinor }: MockReader,
  { informedBy, permission }: Register,
): Wills['actions'] {
  if (ground === 'right-to-information') return all('not-yours')
  if (isMinor) return { ...all('at-provider'), 'see-prohibitions': 'open' }
  if (ground === 'guardian') {
    const atProvider = {
      'revoke-permission': 'at-provider',
      'see-prohibitions': 'at-provider',
      'change-prohibitions': 'at-provider',
    } as const
    if (informedBy === 'provider')
      return { ...all('minor-decides'), 'see-prohibitions': 'at-provider' }
    if (informedBy === null)
      return {
        ...all('information-first'),
        ...atProvider,
        'receive-information': 'open',
      }
    return {
      ...all('open'),
      ...atProvider,
      'receive-information': 'done',
      'give-permission': permission === 'positive' ? 'done' : 'open',
    }
  }
  if (informedBy === null)
    return {
      ...all('information-first'),
      'receive-information': 'open',
      'see-permission': 'open',
      'see-prohibitions': 'open',
    }
  return {
    ...all('open'),
    'receive-information': 'done',
    'give-permission': permission === 'positive' ? 'done' : 'open',
    'revoke-permission': permission === 'negative' ? 'done' : 'open',
  }
}
