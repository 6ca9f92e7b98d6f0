import type { Age, RegisterFacts } from '@mittkanta/will-policy'
import type { Register } from './register.ts'

/** The state of a register in the words of the policy. */
export const registerFacts = (
  { information, permission }: Register,
  subjectAge: Age,
): RegisterFacts => ({
  subjectAge,
  informationReceivedBy: information?.voice ?? 'nobody',
  receivedAs: information?.subjectAge ?? 'unknown',
  permission: permission?.content.value ?? 'none',
})
