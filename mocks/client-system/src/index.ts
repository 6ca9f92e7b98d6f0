export { ScenarioError, parseScenario, readScenarios } from './read-scenario.ts'
export type { Scenario } from './schema/scenario.ts'
export type { Person, Relation } from './schema/people.ts'
export type { Document } from './schema/documents.ts'
export type { Viewing, ShownMark } from './schema/expectations.ts'
export { shippedScenarioFiles, shippedScenarios } from './shipped.ts'
export { shiftScenario } from './shift.ts'
export { identityCodeOf } from './identifiers.ts'
export {
  makeClientSystems,
  registerOwners,
  type ClientSystemCredentials,
  type ClientSystemRegistration,
  type RegisterOwner,
} from './client-systems.ts'
export { intakeClient, type IntakeClient } from './intake-client.ts'
export { timelineOf, type Prepared, type Step } from './timeline.ts'
export {
  deliverStep,
  LoadError,
  loadScenarios,
  type LoadOptions,
  type LoadProgress,
  type LoadSummary,
} from './load.ts'
export { deliveriesOf, type DeliveryLine } from './deliveries.ts'
export { expectationsOf, listedName, type Expectation } from './expectations.ts'
export { generateScenarios, type GenerateOptions } from './generate/generate.ts'
export { disclosureClient, type DisclosureClient } from './disclosure-client.ts'
export { jsonFor } from './contents/json.ts'
export { render, type Render } from './contents/render.ts'
export { progressLine } from './progress.ts'
