import { defineConfig } from 'vitest/config'

/** For the mutation run: the one test file of `src/stored/cases-of-document.ts`. */
export default defineConfig({
  test: { include: ['test/stored.test.ts'], testTimeout: 30_000 },
})
