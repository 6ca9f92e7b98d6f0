import { defineConfig } from 'vitest/config'

/** For the mutation run, see `test/mutation.suite.ts`. */
export default defineConfig({
  test: { include: ['test/mutation.suite.ts'], testTimeout: 30_000 },
})
