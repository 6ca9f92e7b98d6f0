import { describe, expect, it } from 'vitest'
import { ACTIONS } from '../src/facts.ts'
import { standingOf } from '../src/standing.ts'
import { informed, readers, standings } from './facts.ts'

const { adult, minor, guardian, rightToInformation } = readers

describe('Tabell 5.6.1, an adult client', () => {
  it('sees their own expressions of will', () => {
    expect(standingOf('see-permission', adult)).toBe('open')
    expect(standingOf('see-prohibitions', adult)).toBe('open')
  })

  it('receives the Kanta information in MittKanta', () => {
    expect(standingOf('receive-information', adult)).toBe('open')
  })

  it('gives the permission in MittKanta', () => {
    expect(standingOf('give-permission', informed(adult, 'client'))).toBe(
      'open',
    )
  })

  it('restricts the permission by prohibitions in MittKanta', () => {
    expect(standingOf('change-prohibitions', informed(adult, 'client'))).toBe(
      'open',
    )
  })
})

describe('Tabell 5.6.1, a minor client', () => {
  for (const [words, facts] of Object.entries({
    'before the information': minor,
    'after receiving it in person': informed(minor, 'client'),
    'after a guardian received it': informed(minor, 'guardian'),
  })) {
    it(`does not receive the information in MittKanta: ${words}`, () => {
      expect(standingOf('receive-information', facts)).not.toBe('open')
    })

    it(`does not give the permission in MittKanta: ${words}`, () => {
      expect(standingOf('give-permission', facts)).toBe('at-provider')
    })

    it(`does not make prohibitions in MittKanta: ${words}`, () => {
      expect(standingOf('change-prohibitions', facts)).toBe('at-provider')
    })
  }
})

describe('Tabell 5.6.1, a guardian of a minor client', () => {
  it('receives the information if the minor has not received it at a provider', () => {
    expect(standingOf('receive-information', guardian)).toBe('open')
    expect(
      standingOf('receive-information', informed(guardian, 'client')),
    ).toBe('minor-decides')
  })

  it('gives the permission if a guardian has received the information', () => {
    expect(standingOf('give-permission', informed(guardian, 'guardian'))).toBe(
      'open',
    )
    expect(standingOf('give-permission', guardian)).toBe('information-first')
  })

  it('does not revoke the permission in MittKanta', () => {
    const given = {
      ...informed(guardian, 'guardian'),
      permission: 'positive',
    } as const
    expect(standingOf('revoke-permission', given)).toBe('at-provider')
    expect(standingOf('revoke-permission', guardian)).toBe('at-provider')
  })

  it('neither makes prohibitions in MittKanta nor sees them', () => {
    const facts = informed(guardian, 'guardian')
    expect(standingOf('change-prohibitions', facts)).toBe('at-provider')
    expect(standingOf('see-prohibitions', facts)).toBe('at-provider')
  })
})

describe('Tabell 5.6.1, a person with a right to information', () => {
  for (const receiver of ['nobody', 'client', 'guardian'] as const) {
    it(`neither sees nor does anything, the information received by ${receiver}`, () => {
      const facts = informed(rightToInformation, receiver)
      expect(standings(facts)).toEqual(
        Object.fromEntries(ACTIONS.map((action) => [action, 'not-yours'])),
      )
    })
  }
})
