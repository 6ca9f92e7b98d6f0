import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { compress } from './build/compress.ts'
import { mocks } from './build/mocks.ts'
import { viewer } from './build/viewer.ts'

/** Where `npm run dev:api` finds the bff. */
const BFF = 'http://localhost:3000'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), viewer(), mocks(), compress()],
  build: {
    target: 'es2022',
    // Inlined assets would need `data:` in the Content Security Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // `no-eval.ts` must run before the schemas that it is about are made:
        // within one chunk the order of imports is kept. What only later pages
        // need (`wills`) comes with them.
        codeSplitting: {
          groups: [
            {
              name: 'contracts',
              test: /no-eval\.ts|packages\/(calendar|contracts\/src\/(?!wills))|node_modules\/zod\//,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: { '/api': BFF, '/sign-in': BFF, '/left': BFF },
  },
  test: {
    name: 'web',
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://localhost:3000/' } },
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 30_000,
  },
})
