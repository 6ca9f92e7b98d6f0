import { operations } from '@mittkanta/contracts/archive'
import type { Router } from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestArchive, type TestArchive } from './support/archive.ts'

let archive: TestArchive
beforeAll(async () => {
  archive = await openTestArchive('pglite')
})
afterAll(() => archive.close())

const isRouter = (handle: unknown): handle is Router =>
  typeof handle === 'function' && 'stack' in handle

/** Every method and path that a router answers to, those of its routers too. */
function answeredBy({ stack }: Router): string[] {
  return stack.flatMap(({ route, handle }) => {
    if (isRouter(handle)) return answeredBy(handle)
    const methods = (route?.stack ?? []).map(({ method }) => method)
    // The layer that refuses the other methods of a path has no method.
    return methods
      .filter(Boolean)
      .map((method) => `${method} ${route?.path ?? ''}`)
  })
}

describe('the OpenAPI document of the archive', () => {
  it('lists every method of every address, and none too many', async () => {
    const answer = await fetch(`${archive.url}/openapi.json`)
    const { paths } = (await answer.json()) as {
      paths: Record<string, Record<string, unknown>>
    }
    const told = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    )
    const answered = answeredBy(archive.app.router)
    expect(told.sort()).toEqual([...new Set(answered)].sort())
    expect(told).toHaveLength(Object.keys(operations).length)
  })

  it('names the methods of an address to who comes with another one', async () => {
    const answer = await fetch(`${archive.url}/portal/subjects/x/wills`, {
      method: 'DELETE',
    })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('Allow')).toBe('GET, HEAD, POST')
  })
})
