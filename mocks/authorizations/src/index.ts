export { type AuthorizationsSettings } from './config.ts'
export { type Behaviour } from './misbehaviour.ts'
export {
  readPopulation,
  SOCIAL_WELFARE_THEME,
  type DemoPopulation,
  type DemoRelation,
} from './population.ts'
export { ALL, RIGHT_TO_INFORMATION, rolesOf } from './roles.ts'
export { startAuthorizations, type RunningAuthorizations } from './server.ts'
