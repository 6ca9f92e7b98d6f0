import { licencesDocument, refusedLicences } from './dependencies/licences.ts'
import { readLockFile } from './dependencies/lock-file.ts'
import { productionPackages } from './dependencies/production-packages.ts'
import { generatedDocument } from './generated-document.ts'

/**
 * `npm run licences`: writes docs/licences.md. Fails when a licence of a package
 * that is deployed is not one that we may distribute.
 */
const packages = productionPackages(readLockFile())
for (const { name, version, licence } of refusedLicences(packages)) {
  console.error(`${name} ${version}: licence ${licence ?? 'unknown'}`)
  process.exitCode = 1
}
await generatedDocument('docs/licences.md', licencesDocument(packages))
