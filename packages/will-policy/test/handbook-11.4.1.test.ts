import { describe, expect, it } from 'vitest'
import { seesDisclosures, standingOf } from '../src/standing.ts'
import { visitRefusals } from '../src/visits.ts'
import { informed, readers, standings, visit } from './facts.ts'

const { adult, minor, guardian, rightToInformation, mandateHolder } = readers

const refusals = (...asked: Parameters<typeof visitRefusals>) =>
  visitRefusals(...asked).map(({ id }) => id)

const CHANGES = [
  'give-permission',
  'revoke-permission',
  'change-prohibitions',
] as const

describe('the Kanta information', () => {
  it('comes before permission and prohibitions', () => {
    for (const action of CHANGES) {
      expect(standingOf(action, adult)).toBe('information-first')
      expect(refusals(action, visit({ subjectAge: 'adult' }))).toEqual([
        'information-before-will',
      ])
    }
  })

  it('is given once', () => {
    expect(standingOf('receive-information', informed(adult, 'client'))).toBe(
      'done',
    )
    expect(
      standingOf('receive-information', informed(guardian, 'guardian')),
    ).toBe('done')
  })

  it('is given again to a client who has come of age, whose earlier will stays valid and can be changed', () => {
    for (const receiver of ['client', 'guardian'] as const) {
      const grown = {
        ...adult,
        informationReceivedBy: receiver,
        receivedAs: 'minor',
        permission: 'positive',
      } as const
      expect(standings(grown)).toEqual({
        'receive-information': 'open',
        'give-permission': 'done',
        'revoke-permission': 'open',
        'see-permission': 'open',
        'see-prohibitions': 'open',
        'change-prohibitions': 'open',
      })
    }
  })

  it('of another representative does not hinder a guardian from receiving it', () => {
    const facts = informed(guardian, 'legal-representative')
    expect(standingOf('receive-information', facts)).toBe('open')
    expect(standingOf('give-permission', facts)).toBe('information-first')
  })
})

describe('the permission', () => {
  it('is positive or negative from the start', () => {
    const facts = informed(adult, 'client')
    expect(standingOf('give-permission', facts)).toBe('open')
    expect(standingOf('revoke-permission', facts)).toBe('open')
  })

  it('is revoked at any time, and given again', () => {
    const given = {
      ...informed(adult, 'client'),
      permission: 'positive',
    } as const
    const revoked = { ...given, permission: 'negative' } as const
    expect(standingOf('revoke-permission', given)).toBe('open')
    expect(standingOf('give-permission', given)).toBe('done')
    expect(standingOf('revoke-permission', revoked)).toBe('done')
    expect(standingOf('give-permission', revoked)).toBe('open')
  })

  it('of a minor is given again by a guardian after it was revoked at a provider', () => {
    const revoked = {
      ...informed(guardian, 'guardian'),
      permission: 'negative',
    } as const
    expect(standingOf('give-permission', revoked)).toBe('open')
    expect(
      standingOf('give-permission', { ...revoked, permission: 'positive' }),
    ).toBe('done')
  })
})

describe('the holder of a mandate', () => {
  it('does all that the adult does', () => {
    for (const receiver of ['nobody', 'client', 'mandate-holder'] as const) {
      expect(standings(informed(mandateHolder, receiver))).toEqual(
        standings(informed(adult, receiver)),
      )
    }
  })

  it('has nothing to do in the register of a minor', () => {
    const facts = { ...mandateHolder, subjectAge: 'minor' } as const
    expect(new Set(Object.values(standings(facts)))).toEqual(
      new Set(['not-yours']),
    )
  })
})

describe('the minor who has received the information in person', () => {
  it('decides alone: guardians no longer manage anything', () => {
    expect(standings(informed(guardian, 'client'))).toEqual({
      'receive-information': 'minor-decides',
      'give-permission': 'minor-decides',
      'revoke-permission': 'minor-decides',
      'see-permission': 'minor-decides',
      'see-prohibitions': 'at-provider',
      'change-prohibitions': 'minor-decides',
    })
  })

  it('sees prohibitions in MittKanta and does everything at a provider', () => {
    expect(standings(informed(minor, 'client'))).toEqual({
      'receive-information': 'done',
      'give-permission': 'at-provider',
      'revoke-permission': 'at-provider',
      'see-permission': 'at-provider',
      'see-prohibitions': 'open',
      'change-prohibitions': 'at-provider',
    })
  })

  it('gives and revokes the permission and makes prohibitions at a provider, without a guardian', () => {
    for (const action of CHANGES) {
      expect(
        refusals(action, visit({ informationReceivedBy: 'client' })),
      ).toEqual([])
    }
  })

  it('leaves guardians no prohibitions at a provider, but permission when the assessment has changed', () => {
    const facts = visit({
      visitor: 'guardian',
      informationReceivedBy: 'client',
    })
    expect(refusals('receive-information', facts)).toEqual([
      'minor-received-before',
    ])
    expect(refusals('give-permission', facts)).toEqual([])
    expect(refusals('revoke-permission', facts)).toEqual([])
    expect(refusals('change-prohibitions', facts)).toEqual([
      'minor-prohibits-alone',
    ])
  })
})

describe('the minor who does not decide alone', () => {
  it('expresses nothing at a provider before receiving the information in person', () => {
    for (const action of CHANGES) {
      expect(
        refusals(action, visit({ informationReceivedBy: 'guardian' })),
      ).toEqual(['minor-informed-in-person'])
    }
  })

  it.each(['guardian', 'legal-representative'] as const)(
    'has a %s who does everything at a provider',
    (visitor) => {
      const facts = visit({ visitor, informationReceivedBy: visitor })
      expect(refusals('receive-information', visit({ visitor }))).toEqual([])
      for (const action of CHANGES) expect(refusals(action, facts)).toEqual([])
    },
  )

  it('may receive the information in person at a provider, also after a guardian', () => {
    expect(
      refusals(
        'receive-information',
        visit({ informationReceivedBy: 'guardian' }),
      ),
    ).toEqual([])
  })
})

describe('an adult at a provider', () => {
  it.each(['client', 'legal-representative'] as const)(
    'expresses their will, or through a trustee: %s',
    (visitor) => {
      const facts = visit({
        subjectAge: 'adult',
        visitor,
        informationReceivedBy: 'client',
      })
      for (const action of CHANGES) expect(refusals(action, facts)).toEqual([])
    },
  )

  it('has no guardian', () => {
    const facts = visit({
      subjectAge: 'adult',
      visitor: 'guardian',
      informationReceivedBy: 'guardian',
    })
    for (const action of CHANGES) {
      expect(refusals(action, facts)).toEqual(['guardian-of-minor-only'])
    }
  })
})

describe('who has received the data', () => {
  it('is shown to the client, of age or not, and to the mandate holder (A33)', () => {
    expect([adult, minor, mandateHolder].map(seesDisclosures)).toEqual([
      true,
      true,
      true,
    ])
    expect([guardian, rightToInformation].map(seesDisclosures)).toEqual([
      false,
      false,
    ])
  })
})
