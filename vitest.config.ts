import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const STORIES = here('./mocks/client-system/scenarios')

/** Names of the stories' people and sentences of their documents: no log may hold one. */
const personalTexts = readdirSync(STORIES)
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => {
    const { people, documents } = JSON.parse(
      readFileSync(`${STORIES}/${name}`, 'utf8'),
    ) as {
      people: { firstName: string; lastName: string }[]
      documents: { content?: { matter?: string; text?: string[] } }[]
    }
    return [
      ...people.flatMap(({ firstName, lastName }) => [
        `${firstName} ${lastName}`,
        lastName,
      ]),
      ...documents.flatMap(({ content }) => [
        content?.matter ?? '',
        ...(content?.text ?? []),
      ]),
    ]
  })

const project = (name: string, root: string, extra = {}) => ({
  test: {
    name,
    root,
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    setupFiles: [here('./packages/test-kit/src/log-watch/setup.ts')],
    provide: { neverLogged: personalTexts },
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
        'compiled-contracts',
        'contracts',
        'database',
        'identity-code',
        'page-language',
        'problems',
        'rate-limits',
        'service-kit',
        'test-kit',
        'visibility-policy',
        'will-policy',
      ].map((name) => project(name, `./packages/${name}`)),
      project('repository', './scripts'),
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
