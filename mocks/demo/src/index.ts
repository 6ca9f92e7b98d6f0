export { ensurePagesBuilt } from './build-pages.ts'
export { makeKeyPair } from './keys.ts'
export { peopleOf, personId } from './people.ts'
export { populationOf } from './population.ts'
export {
  PORTS,
  startPortal,
  type Launch,
  type PortalOptions,
  type RunningPortal,
} from './start-portal.ts'
