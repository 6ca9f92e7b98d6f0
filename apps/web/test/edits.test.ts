import type { NamedTarget } from '@mittkanta/contracts'
import { describe, expect, it } from 'vitest'
import {
  edited,
  outcomeOf,
  targetsAfter,
  withdrawingAll,
  type Edits,
} from '../src/prohibitions/edits.ts'

const named = (task: string): NamedTarget => ({
  target: { kind: 'service-task', task },
  name: task,
  nameLanguage: null,
})
const [elderly, disability, families] = [
  'elderly',
  'disability',
  'families',
].map(named) as [NamedTarget, NamedTarget, NamedTarget]
const none: Edits = new Map()

describe('edits of prohibitions', () => {
  it('keep current targets that are not touched', () => {
    expect(outcomeOf(none, [elderly])).toEqual({
      added: [],
      kept: [elderly],
      withdrawn: [],
    })
  })

  it('add what is chosen and withdraw what is not', () => {
    const edits = edited(
      edited(none, [elderly], disability, true),
      [elderly],
      elderly,
      false,
    )

    const outcome = outcomeOf(edits, [elderly])

    expect(outcome).toEqual({
      added: [disability],
      kept: [],
      withdrawn: [elderly],
    })
    expect(targetsAfter(outcome)).toEqual([disability.target])
  })

  it('are none when a choice is taken back', () => {
    const there = edited(none, [elderly], elderly, false)
    const added = edited(none, [elderly], disability, true)

    expect(edited(there, [elderly], elderly, true)).toEqual(none)
    expect(edited(added, [elderly], disability, false)).toEqual(none)
  })

  it('can leave nothing standing', () => {
    const standing = [elderly, disability]

    expect(targetsAfter(outcomeOf(withdrawingAll(standing), standing))).toEqual(
      [],
    )
  })

  it('lose nothing of theirs and nothing of another’s when the current targets have changed', () => {
    const edits = edited(
      edited(none, [elderly], disability, true),
      [elderly],
      elderly,
      false,
    )

    const outcome = outcomeOf(edits, [elderly, families])

    expect(outcome).toEqual({
      added: [disability],
      kept: [families],
      withdrawn: [elderly],
    })
  })

  it('do not add twice what another has added meanwhile', () => {
    const edits = edited(none, [], disability, true)

    expect(outcomeOf(edits, [disability])).toEqual({
      added: [],
      kept: [disability],
      withdrawn: [],
    })
  })
})
