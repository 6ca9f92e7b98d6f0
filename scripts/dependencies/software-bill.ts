import {
  Contrib,
  Enums,
  Models,
  Serialize,
  Spec,
} from '@cyclonedx/cyclonedx-library'
import { PackageURL } from 'packageurl-js'
import parseExpression from 'spdx-expression-parse'
import type { ProductionPackage } from './production-packages.ts'

const licences = new Contrib.License.Factories.LicenseFactory((text) => {
  parseExpression(text)
})

/**
 * The software bill of materials of what is deployed: CycloneDX 1.6 as JSON,
 * the same bytes for the same lock file. Own packages have no address in a
 * registry, so that they are not looked up there.
 */
export function softwareBill(
  version: string,
  packages: readonly ProductionPackage[],
): string {
  const components = new Map(packages.map((one) => [one.path, component(one)]))
  for (const { path, needs } of packages) {
    for (const need of needs) {
      const needed = components.get(need)
      if (needed) components.get(path)?.dependencies.add(needed.bomRef)
    }
  }
  const whole = new Models.Component(
    Enums.ComponentType.Application,
    'mittkanta-social-welfare',
    { version, bomRef: 'mittkanta-social-welfare' },
  )
  for (const { path } of packages.filter(({ path }) => isService(path))) {
    const service = components.get(path)
    if (service) whole.dependencies.add(service.bomRef)
  }
  const bill = new Models.Bom({
    metadata: new Models.Metadata({ component: whole }),
    components: new Models.ComponentRepository(components.values()),
  })
  return new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
  ).serialize(bill, { sortLists: true, space: 2 })
}

const isService = (path: string) => path.startsWith('apps/')

function component(one: ProductionPackage): Models.Component {
  const { path, name, version, licence, isOwn } = one
  const [group, short] = name.startsWith('@') ? name.split('/') : []
  return new Models.Component(Enums.ComponentType.Library, short ?? name, {
    ...(group && { group }),
    version,
    bomRef: path,
    ...(!isOwn && {
      purl: new PackageURL('npm', group, short ?? name, version).toString(),
      hashes: hashes(one),
    }),
    licenses: new Models.LicenseRepository(
      licence === undefined ? [] : [licences.makeFromString(licence)],
    ),
  })
}

/** The lock file writes base64, CycloneDX hexadecimal. */
function hashes({ integrity = '' }: ProductionPackage): Models.HashDictionary {
  const [algorithm, value] = integrity.split('-')
  if (algorithm !== 'sha512' || value === undefined) {
    return new Models.HashDictionary()
  }
  return new Models.HashDictionary([
    [
      Enums.HashAlgorithm['SHA-512'],
      Buffer.from(value, 'base64').toString('hex'),
    ],
  ])
}
