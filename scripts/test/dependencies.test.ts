import { execFileSync } from 'node:child_process'
import { join, relative } from 'node:path'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { describe, expect, it } from 'vitest'
import { readAudit } from '../dependencies/audit-answer.ts'
import { refusedLicences } from '../dependencies/licences.ts'
import { readLockFile } from '../dependencies/lock-file.ts'
import {
  productionPackages,
  type ProductionPackage,
} from '../dependencies/production-packages.ts'
import { softwareBill } from '../dependencies/software-bill.ts'

const ROOT = join(import.meta.dirname, '../..')
const lock = readLockFile()
const packages = productionPackages(lock)

describe('the packages of what is deployed', () => {
  it('are those that npm finds, and no development tool', () => {
    const printed = execFileSync(
      'npm',
      [
        'ls',
        '--omit=dev',
        '--all',
        '--parseable',
        '--package-lock-only',
      ].concat(
        ['archive', 'bff', 'web'].flatMap((app) => ['-w', `apps/${app}`]),
      ),
      { cwd: ROOT, encoding: 'utf8' },
    )
    const paths = printed
      .trim()
      .split('\n')
      .map((path) => relative(ROOT, path))
      // npm marks our own by their links.
      .filter((path) => /node_modules\/(?!@mittkanta)/.test(path))
    const found = packages.filter(({ isOwn }) => !isOwn)
    expect(found.map(({ path }) => path)).toEqual([...new Set(paths)].sort())
  })

  it('come from the npm registry, with a hash of their bytes', () => {
    for (const { path, isOwn } of packages.filter(({ isOwn }) => !isOwn)) {
      expect([path, isOwn, lock.packages[path]?.integrity]).toEqual([
        path,
        false,
        expect.stringMatching(/^sha512-/),
      ])
      const from =
        lock.packages[path]?.resolved ?? 'https://registry.npmjs.org/'
      expect([path, new URL(from).host]).toEqual([path, 'registry.npmjs.org'])
    }
  })
})

describe('the licences', () => {
  it('of what is deployed go with ours', () => {
    expect(refusedLicences(packages)).toEqual([])
  })

  it.each([undefined, 'GPL-3.0-only', 'SSPL-1.0', 'UNLICENSED', 'MIT AND X'])(
    'do not go with ours when one is %s',
    (licence) => {
      const one = { name: 'x', licence } as ProductionPackage
      expect(refusedLicences([one])).toEqual([one])
    },
  )
})

describe('the software bill of materials', () => {
  const text = softwareBill('0.1.0', packages)
  const bill = JSON.parse(text) as {
    components: {
      'bom-ref': string
      version: string
      purl?: string
      hashes?: { alg: string; content: string }[]
    }[]
    dependencies: { ref: string; dependsOn?: string[] }[]
  }

  it('keeps to the schema of CycloneDX 1.6', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)
    expect(await validator.validate(text)).toBeNull()
    const spoiled = text.replace('"type": "library"', '"type": "nothing"')
    expect(await validator.validate(spoiled)).not.toBeNull()
  })

  it('has every package in the version and with the hash of the lock file', () => {
    const told = bill.components.map((one) => {
      const { content = '' } = one.hashes?.[0] ?? {}
      const hash = Buffer.from(content, 'hex').toString('base64')
      return [one['bom-ref'], one.version, hash && `sha512-${hash}`]
    })
    const locked = packages.map(({ path, version, integrity = '' }) => [
      path,
      version,
      integrity,
    ])
    expect(told.sort()).toEqual(locked.sort())
  })

  it('gives others an address in the registry, and our own none', () => {
    for (const { 'bom-ref': path, purl } of bill.components) {
      const isOwn = !path.includes('node_modules/')
      expect([path, purl?.startsWith('pkg:npm/') ?? false]).toEqual([
        path,
        !isOwn,
      ])
    }
  })

  it('says what needs what', () => {
    const ofBff = bill.dependencies.find(({ ref }) => ref === 'apps/bff')
    expect(ofBff?.dependsOn).toContain('node_modules/jose')
  })

  it('is the same bytes each time', () => {
    expect(softwareBill('0.1.0', productionPackages(readLockFile()))).toBe(text)
  })
})

describe('an audit', () => {
  it('knows nothing when the registry gives no advisories', () => {
    for (const printed of ['', 'no', '{"error":{"code":"E405"}}']) {
      expect(readAudit(printed)).toEqual({ kind: 'unknown' })
    }
  })

  it('calls high and critical weaknesses urgent', () => {
    const weak = (severity: string) => ({ name: 'x', severity, range: '<1' })
    const vulnerabilities = { a: weak('moderate'), b: weak('critical') }
    const outcome = readAudit(JSON.stringify({ vulnerabilities }))
    expect(outcome).toMatchObject({
      kind: 'known',
      found: [{ isUrgent: false }, { isUrgent: true }],
    })
  })
})
