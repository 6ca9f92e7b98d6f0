import { register } from 'node:module'

/*
 * `node --import @mittkanta/run-typescript apps/bff/src/server.ts` runs a
 * server from its source (ADR 0018). `tsx` does the same for commands and
 * tests, but sets the name of a function again each time the function is
 * created, which costs a server as much as all its decisions.
 */
register('./hooks.mjs', import.meta.url)
