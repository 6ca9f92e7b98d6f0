import { toPlainDate } from '@mittkanta/calendar'
import { registerOwners, shippedScenarios } from '@mittkanta/client-system'
import { describe, expect, it } from 'vitest'
import { coverageOf } from '../src/coverage.ts'

const scenarios = await shippedScenarios()
const today = toPlainDate('2024-03-01')

describe('coverageOf', () => {
  const { updatedOn, controllers } = coverageOf(scenarios, today)

  it('names controllers of the stories, each once, and no other', () => {
    const known = registerOwners(scenarios).map((one) => one.controllerName)
    const named = controllers.map(({ name }) => name.sv)

    expect(named).toContain('Norrstrands välfärdsområde')
    expect(known).toEqual(expect.arrayContaining(named))
    expect(new Set(named).size).toBe(named.length)
  })

  it('leaves out a controller all of whose documents are of a shelter', () => {
    expect(controllers.map(({ name }) => name.sv).join()).not.toContain(
      'Institutet för hälsa och välfärd',
    )
  })

  it('lets each begin with its first document that can appear', () => {
    expect(updatedOn).toBe(today)
    expect(controllers.map(({ name, since }) => [name.sv, since])).toEqual([
      ['Norrstrands välfärdsområde', '2022-10-03'],
      ['Koillisrannan hyvinvointialue', '2023-04-12'],
      ['Kotituki Ekometsä Oy (demo)', '2023-08-21'],
    ])
  })

  it('is empty when nothing is loaded', () => {
    expect(coverageOf([], today).controllers).toEqual([])
  })
})
