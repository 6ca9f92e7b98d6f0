import { register } from 'node:module'

/*
 * `node --import …/without-log/register.mjs apps/archive/src/server.ts`: an archive
 * that writes no usage log, to measure what the log costs. Only the bench can
 * start one: no setting of the archive turns its log off.
 */
register('./hooks.mjs', import.meta.url)
