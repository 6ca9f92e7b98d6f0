/*
 * What the tests of other workspaces use of the bff, by the name
 * `@mittkanta/bff/testing`. Code that runs in production never imports it.
 */
export { callerTokens, type CallerTokens } from '../src/archive/caller-token.ts'
