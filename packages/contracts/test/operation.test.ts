import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { address, type Operation } from '../src/operation.ts'

const common = {
  method: 'get',
  summary: '',
  answer: { kind: 'nothing' },
  problems: [],
} as const

const session = { ...common, path: '/api/session' } as const satisfies Operation
const document = {
  ...common,
  path: '/api/subjects/:subjectRef/documents/:ref',
  query: z.strictObject({
    language: z.enum(['sv', 'fi']).optional(),
    ref: z.array(z.string()).optional(),
  }),
} as const satisfies Operation

describe('the address of an operation', () => {
  it('is its path where nothing varies', () => {
    expect(address(session)).toBe('/api/session')
  })

  it('has each parameter in its place, and the query in the order given', () => {
    expect(
      address(
        document,
        { subjectRef: 'self', ref: 'abc' },
        { language: 'sv', ref: ['x', 'y'] },
      ),
    ).toBe('/api/subjects/self/documents/abc?language=sv&ref=x&ref=y')
  })

  it('leaves out what is undefined', () => {
    expect(
      address(
        document,
        { subjectRef: 'self', ref: 'abc' },
        { language: undefined },
      ),
    ).toBe('/api/subjects/self/documents/abc')
  })

  it('lets no value become another part of the address', () => {
    expect(
      address(
        document,
        { subjectRef: '../:ref', ref: 'a/b?c#d' },
        { ref: ['&language=fi'] },
      ),
    ).toBe(
      '/api/subjects/..%2F%3Aref/documents/a%2Fb%3Fc%23d?ref=%26language%3Dfi',
    )
  })

  it('does not compile with a parameter or a query that the operation has not', () => {
    // @ts-expect-error -- no such parameter
    expect(address(session, { ref: 'a' })).toBe('/api/session')
    // @ts-expect-error -- a parameter is missing
    expect(address(document, { ref: 'a' })).toBe('/api/subjects//documents/a')
    // @ts-expect-error -- no such language
    address(document, { subjectRef: 'self', ref: 'a' }, { language: 'xx' })
    // @ts-expect-error -- no such query
    address(document, { subjectRef: 'self', ref: 'a' }, { page: 1 })
    // @ts-expect-error -- an operation without a query
    address(session, {}, { page: 1 })
  })
})
