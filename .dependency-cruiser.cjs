const rule = (name, from, to, comment) => ({
  name,
  severity: 'error',
  comment,
  from,
  to,
})

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      'A type may be told by the module that uses it; code may not go in circles.',
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
      { path: '^(apps|packages|mocks)/([^/]+)/' },
      {
        path: '^packages/([^/]+)/src/(?!index\\.ts$)',
        // Subpaths that the package exports.
        pathNot: [
          '^$1/$2/',
          '^packages/contracts/src/((archive|portal)/index|portal/page-requests|bare-strings|operation)\\.ts$',
        ],
      },
      'Import a package by its name, never a file inside it.',
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
