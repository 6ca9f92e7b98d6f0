import { operate } from './operator-session-store.ts'

/*
 * To be run on a restored database before the first instance starts:
 *
 *   npm run after-restore -w apps/bff
 *
 * The backup holds sessions that were ended after it was made. All of them are
 * ended again, with whatever they did for others, and sign-ins under way are
 * forgotten. Visits stay, and so do logout tokens that have been used: what a
 * forgotten one could do is end sessions.
 */
await operate(async ({ database, store, log }) => {
  const count = await store.endChosen('all', 'database-restored', new Date())
  await database.query({ text: 'DELETE FROM bff_sign_in' })
  log.warn(
    { event: 'sessions-ended-by-operator', rule: 'database-restored', count },
    'The sessions of a restored database were ended',
  )
})
