import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const project = (name: string, root: string, extra = {}) => ({
  test: {
    name,
    root,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    ...extra,
  },
})

/** One project per workspace that has tests; `npx vitest run --project NAME`. */
export default defineConfig({
  test: {
    globalSetup: ['./packages/test-kit/src/global-postgres.ts'],
    projects: [
      ...[
        'calendar',
        'code-sets',
        'contracts',
        'database',
        'identity-code',
        'page-language',
        'problems',
        'service-kit',
        'test-kit',
        'visibility-policy',
        'will-policy',
      ].map((name) => project(name, `./packages/${name}`)),
      project('archive', './apps/archive'),
      project('bff', './apps/bff'),
      'apps/web/vite.config.ts',
      project('identification', './mocks/identification'),
      project('authorizations', './mocks/authorizations'),
      project('demo', './mocks/demo'),
      project('client-system', './mocks/client-system'),
      project('bench', './bench', {
        globalSetup: [here('e2e/support/build-pages.ts')],
        testTimeout: 240_000,
        hookTimeout: 240_000,
      }),
      project('e2e', './e2e', {
        globalSetup: [here('e2e/support/build-pages.ts')],
        testTimeout: 120_000,
        hookTimeout: 180_000,
      }),
    ],
  },
})
