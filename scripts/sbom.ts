import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLockFile } from './dependencies/lock-file.ts'
import { productionPackages } from './dependencies/production-packages.ts'
import { softwareBill } from './dependencies/software-bill.ts'

/** `npm run sbom`: writes reports/sbom.cdx.json, the CycloneDX bill of what is deployed. */
const TARGET = 'reports/sbom.cdx.json'

const lock = readLockFile()
const packages = productionPackages(lock)
const version = lock.packages['']?.version ?? '0'
mkdirSync(join(import.meta.dirname, '../reports'), { recursive: true })
writeFileSync(
  join(import.meta.dirname, '..', TARGET),
  softwareBill(version, packages),
)
console.log(`${packages.length} packages in ${TARGET}`)
