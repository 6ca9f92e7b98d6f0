import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { groups } from './build/chunks.ts'
import { compress } from './build/compress.ts'
import { contracts } from './build/contracts.ts'
import { mocks } from './build/mocks.ts'
import { pageFiles } from './build/page-files.ts'
import { viewer } from './build/viewer.ts'

/** Where `npm run dev:api` finds the bff. */
const BFF = 'http://localhost:3000'

/**
 * react-router's exports lead to its development build, with the warnings that
 * are for developers. The production build is beside it.
 */
const PRODUCTION_ROUTER = fileURLToPath(
  new URL('../production/index.mjs', import.meta.resolve('react-router')),
)

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), contracts(), viewer(), mocks(), compress(), pageFiles()],
  resolve: {
    alias: [{ find: /^react-router$/, replacement: PRODUCTION_ROUTER }],
  },
  build: {
    target: 'es2022',
    // Inlined assets would need `data:` in the Content Security Policy.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      // The server names the scripts of a page in its head, and links fetch
      // them before they are followed: the lists need not be sent again.
      resolveDependencies: (_, files) =>
        files.filter((file) => file.endsWith('.css')),
    },
    // What the size budget is counted from (build/first-page.ts).
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: { groups, includeDependenciesRecursively: false },
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
