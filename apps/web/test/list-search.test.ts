import { describe, expect, it } from 'vitest'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import {
  listQuery,
  readListSearch,
} from '@mittkanta/contracts/portal/page-requests'
import { writeSearch } from '../src/task/list-search.ts'

const read = (query: string) => readListSearch(new URLSearchParams(query))

describe('readListSearch', () => {
  it('takes an address that says nothing for the newest first', () => {
    expect(read('')).toEqual({
      from: null,
      to: null,
      sort: 'date-descending',
      page: 1,
    })
  })

  it('takes what it does not know for the default', () => {
    expect(read('sort=size&page=-3')).toMatchObject({
      sort: 'date-descending',
      page: 1,
    })
  })

  it('reads back what was written', () => {
    const search = {
      from: '2024-01-01',
      to: '2024-02-01',
      sort: 'name-descending',
      page: 3,
    } as const

    expect(read(writeSearch(search))).toEqual(search)
  })
})

describe('listQuery', () => {
  it('asks the bff as the contract says', () => {
    const query = listQuery(read('sort=name-ascending&from=2024-01-01'), 'fi')
    const record = { subjectRef: 'self', task: 'any' }
    const path = address(operations.taskList, record, query)

    expect(
      Object.fromEntries(new URL(path, location.origin).searchParams),
    ).toEqual({
      language: 'fi',
      sort: 'name',
      order: 'ascending',
      page: '1',
      from: '2024-01-01',
    })
  })
})
