import { describe, expect, it } from 'vitest'
import { deathDate } from '../../src/persons/death-date.ts'

describe('a date of death (11.3.1)', () => {
  it.each([
    ['2024-02-20', 'day', '2024-02-20', '2024-02-20'],
    ['2024-02', 'month', '2024-02-01', '2024-02-29'],
    ['2023-02', 'month', '2023-02-01', '2023-02-28'],
    ['2023-12', 'month', '2023-12-01', '2023-12-31'],
    ['2023-04', 'month', '2023-04-01', '2023-04-30'],
    ['2023', 'year', '2023-01-01', '2023-12-31'],
  ])(
    '%s is known to the %s and counts from its last possible day',
    (given, precision, firstDay, lastDay) => {
      expect(deathDate(given)).toEqual({ given, precision, firstDay, lastDay })
    },
  )

  it.each([
    '',
    '24',
    '2024-',
    '2024-13',
    '2024-00',
    '2023-02-29',
    '2024-2',
    '2024-02-20T00:00',
    ' 2024',
    '２０２４',
    'yesterday',
  ])('is not %j', (text) => {
    expect(deathDate(text)).toBeUndefined()
  })
})
