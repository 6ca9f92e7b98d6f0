const rule = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from,
  to,
})

/** A workspace, or the folder of scripts beside them. */
const WORKSPACE = '(?:apps|packages|mocks)/[^/]+|e2e|bench|scripts'

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'Code may not go in circles, of the known files below either.',
    ),
    rule(
      'no-cycles-of-types',
      {
        path: `^(${WORKSPACE})/`,
        // Known ones. Take a path away with its circle.
        pathNot: [
          '^apps/archive/src/(config|limits|oauth/access-tokens|oauth/client-systems)\\.ts$',
          '^apps/bff/(src/http/(limits|route)|test/support/(browser|looked-through))\\.ts$',
          '^mocks/client-system/src/(relation-versions|timeline|refusal-steps|document-steps|case-versions)\\.ts$',
          '^mocks/client-system/src/contents/templates(-fi|-sv)?\\.ts$',
          '^packages/code-sets/src/(explanation|data/explanations/(service-tasks|general-document-types|document-types))\\.ts$',
          '^packages/service-kit/src/tracing/(open-telemetry|tracing)\\.ts$',
        ],
      },
      { circular: true },
      'A circle of types is a circle for a reader.',
    ),
    rule(
      'apps-never-import-apps',
      { path: '^apps/([^/]+)/' },
      { path: '^(apps|mocks)/', pathNot: ['^apps/$1/', '^mocks/handlers/'] },
      'Apps meet over HTTP; the shapes live in packages/contracts.',
    ),
    rule(
      'mocks-reach-the-pages-only-in-development-and-tests',
      { path: '^apps/', pathNot: '^apps/web/(src/dev/|test/)' },
      { path: '^mocks/' },
    ),
    rule(
      'packages-never-import-apps',
      { path: '^packages/' },
      { path: '^(apps|mocks)/' },
    ),
    rule(
      'policies-are-pure',
      { path: '^packages/((visibility|will)-policy)/src/' },
      { pathNot: '^packages/$1/src/' },
      'A policy depends on nothing: no npm, no Node, no other package.',
    ),
    rule(
      'web-never-decides',
      { path: '^apps/web/' },
      { path: '^packages/(visibility|will)-policy/' },
      'The browser shows what it is given.',
    ),
    rule(
      'web-has-the-portal-half-only',
      { path: '^(apps/web|mocks/handlers)/' },
      { path: '^packages/contracts/src/archive/' },
      'What the archive answers has facts that no browser receives.',
    ),
    rule(
      'only-through-the-front-door',
      { path: `^(${WORKSPACE})/` },
      {
        path: `^(${WORKSPACE})/`,
        pathNot: [
          '^$1/',
          // Vite reads its configuration without what reads TypeScript of packages.
          '^packages/compiled-contracts/src/index\\.ts$',
        ],
        dependencyTypes: ['local'],
        // By its name: what the package's `exports` let through.
        dependencyTypesNot: ['aliased-workspace'],
      },
      'Import another workspace by its name, never a file inside it.',
    ),
    rule(
      'nothing-imports-the-runs',
      { path: '^(apps|packages|mocks)/' },
      { path: '^(e2e|bench|scripts)/' },
      'Journeys, measurements and scripts are above everything else.',
    ),
    rule(
      'stored-is-under-the-other-rooms',
      { path: '^apps/archive/src/stored/' },
      {
        path: '^apps/archive/src/(intake|projection|bulk|reading|wills|admin)/',
      },
      'How a stored version looks does not depend on who writes or reads it.',
    ),
    rule(
      'projection-does-not-know-who-delivers',
      { path: '^apps/archive/src/projection/' },
      { path: '^apps/archive/src/(intake|bulk|reading|wills|admin)/' },
      'What is shown is made from what is stored.',
    ),
    rule(
      'intake-does-not-read',
      { path: '^apps/archive/src/intake/' },
      { path: '^apps/archive/src/(bulk|reading|wills|admin)/' },
    ),
    rule(
      'reading-does-not-write',
      { path: '^apps/archive/src/reading/' },
      { path: '^apps/archive/src/(intake|projection|bulk|wills|admin)/' },
    ),
    rule(
      'declared-dependencies-only',
      { path: '/src/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    ),
    rule('no-test-code-in-production', { path: '/src/' }, { path: '/test/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|\\.stryker-tmp|reports)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types'],
    },
  },
}
