import { describe, expect, it } from 'vitest'
import {
  exposureFaults,
  isExposedForTests,
  isLoopbackHost,
  nodeEnvironment,
} from '../src/index.ts'

const OUTSIDE = ['0.0.0.0', '::', '[::]', '10.0.0.4', '128.0.0.1', 'bff-1']
const OWN = [
  '127.0.0.1',
  '127.8.0.1',
  '::1',
  '[::1]',
  'localhost',
  'a.localhost',
]

describe('a service that other machines reach without NODE_ENV=production (S13)', () => {
  it('runs in production when NODE_ENV is absent', () => {
    expect(nodeEnvironment.parse(undefined)).toBe('production')
    expect(nodeEnvironment.safeParse('Production').success).toBe(false)
  })

  it.each(OUTSIDE)('is refused in development on %s', (host) => {
    expect(isLoopbackHost(host)).toBe(false)
    const hosts = { A_HOST: '127.0.0.1', B_HOST: host }
    expect(exposureFaults({ environment: 'development', hosts })).toEqual([
      expect.stringMatching(/^B_HOST: other machines can reach it/),
    ])
    expect(exposureFaults({ environment: 'test', hosts })).toEqual([])
    expect(isExposedForTests({ environment: 'test', hosts })).toBe(true)
    expect(isExposedForTests({ environment: 'production', hosts })).toBe(false)
  })

  it.each(OWN)('starts in development on %s, which is this machine', (host) => {
    expect(isLoopbackHost(host)).toBe(true)
    const exposure = {
      environment: 'development',
      hosts: { HOST: host },
    } as const
    expect(exposureFaults(exposure)).toEqual([])
    expect(isExposedForTests(exposure)).toBe(false)
  })
})
