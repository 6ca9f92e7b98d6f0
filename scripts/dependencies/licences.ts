import type { ProductionPackage } from './production-packages.ts'

/**
 * Licences that may be distributed with a work under EUPL-1.2: permissive ones,
 * and those that its appendix names. An expression that is not here is refused
 * until a developer has read it.
 */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'EUPL-1.2',
  'ISC',
  'MIT',
]

/** Third-party packages whose licence is unknown or not allowed. */
export const refusedLicences = (
  packages: readonly ProductionPackage[],
): ProductionPackage[] =>
  packages.filter(({ licence }) => !ALLOWED.includes(licence ?? ''))

/** The list of third-party packages in what is deployed, in Markdown. */
export function licencesDocument(
  packages: readonly ProductionPackage[],
): string {
  const foreign = packages.filter(({ isOwn }) => !isOwn)
  const unique = new Map(
    foreign.map((one) => [`${one.name} ${one.version}`, one]),
  )
  const rows = [...unique.values()].map(
    ({ name, version, licence }) =>
      `| \`${name}\` | ${version} | ${licence ?? 'unknown'} |`,
  )
  return [
    '# Third-party packages',
    'What is deployed (`apps/archive`, `apps/bff`, `apps/web`) consists of this repository and the packages below, builds for other platforms among them. Made from `package-lock.json` by `npm run licences`; a licence that is not on the list of those that go with EUPL-1.2 (`scripts/dependencies/licences.ts`) fails `npm run check`. The same as CycloneDX, with hashes: `npm run sbom`.',
    ['| package | version | licence |', '|---|---|---|', ...rows].join('\n'),
  ].join('\n\n')
}
