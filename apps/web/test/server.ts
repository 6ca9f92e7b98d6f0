import { setupServer } from 'msw/node'

/** Answers every request of the suite; one that it does not know fails the test. */
export const server = setupServer()
