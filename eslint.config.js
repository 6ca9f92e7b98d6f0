import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'
import { noBareString } from './eslint/no-bare-string.js'
import { noLiteralSpread } from './eslint/no-literal-spread.js'
import { plainEnglish } from './eslint/plain-english.js'

/** The repository's own rules. */
const mittkanta = {
  rules: {
    'no-bare-string': noBareString,
    'no-literal-spread': noLiteralSpread,
    'plain-english': plainEnglish,
  },
}

export default tseslint.config(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '**/.stryker-tmp/',
      'reports/',
      'coverage/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['vitest.config.ts', 'eslint/*.d.ts'],
        },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'id-match': ['error', '^[$\\w]+$'],
      eqeqeq: 'error',
      // A property is left out of an object by naming it beside the rest.
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true },
      ],
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    // No expression can be made to run for long by a text made for it.
    files: ['{apps,packages}/*/{src,viewer}/**'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    // Schemas of what comes in: bodies, queries, claims, answers of other
    // services, files (ADR 0031).
    files: [
      'packages/contracts/src/**',
      'apps/{archive,bff}/{src,scripts}/**',
      'mocks/client-system/src/schema/**',
    ],
    ignores: [
      // The text types themselves.
      'packages/contracts/src/text.ts',
      // Answers only.
      'packages/contracts/src/{coverage,initial-data,portal}.ts',
      // What the archive itself has stored, which stays readable.
      'apps/archive/src/contents/kept-client-nodes.ts',
      'apps/archive/src/stored/{archived-document,as-stored}.ts',
      'apps/archive/src/projection/case-of-document.ts',
      'apps/archive/src/wills/register.ts',
      // What the bff itself has stored or sealed.
      'apps/bff/src/acting/{acting-starts,acting-store}.ts',
      'apps/bff/src/session/{last-visits,sealed-identity-code,session-store}.ts',
      'apps/bff/src/sign-in/transactions.ts',
      // What our own parsing process answers: contents, which are no texts.
      'apps/archive/src/contents/gate-message.ts',
      // Environment variables and key files of the operator.
      'apps/archive/{src/config,scripts/log-keys}.ts',
      'apps/bff/src/config/{forms,keys,registry-variables,variables}.ts',
      'apps/bff/scripts/configuration.ts',
    ],
    plugins: { mittkanta },
    rules: {
      'mittkanta/no-bare-string': ['error', { checks: ['isPlainDate'] }],
    },
  },
  {
    // Comments and test names, everywhere; documents by scripts/plain-english.ts.
    plugins: { mittkanta },
    rules: {
      'mittkanta/no-literal-spread': 'error',
      'mittkanta/plain-english': 'error',
    },
  },
  {
    files: ['packages/{visibility,will}-policy/src/**'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'fetch', 'process', 'console'],
    },
  },
  {
    files: [
      '**/scripts/**',
      // It has to say aloud when the borrowed corpus is absent.
      'e2e/test/hostile-contents.test.ts',
      'scripts/**',
      'bench/**',
      '**/src/main.ts',
      '**/src/cli.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.tsx'],
    ...jsxA11y.flatConfigs.strict,
    rules: {
      ...jsxA11y.flatConfigs.strict.rules,
      // A list whose markers are removed in CSS loses its role in WebKit; the
      // role is then written out on purpose.
      'jsx-a11y/no-redundant-roles': ['error', { ul: ['list'], ol: ['list'] }],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs', '**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      globals: {
        process: 'readonly',
        console: 'readonly',
        module: 'writable',
        URL: 'readonly',
      },
    },
  },
)
