export {
  createIdentification,
  type IdentificationParts,
} from './create-identification.ts'
export { type ClientSettings, type IdentificationSettings } from './config.ts'
export { type DemoPerson } from './people.ts'
export {
  AUTHENTICATION_CONTEXTS,
  PERSON_CLAIMS,
  TEST_METHOD,
} from './provider/ftn.ts'
export {
  generateIdentificationKeys,
  type IdentificationKeys,
} from './provider/keys.ts'
export { startIdentification, type RunningIdentification } from './server.ts'
