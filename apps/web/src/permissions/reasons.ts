import type { WillAction, WillStanding, Wills } from '@mittkanta/contracts'

/** The sentences on why something is not done here (Tabell 5.6.1, 11.4.1); keys of `why`. */
export type Reason =
  | 'not-yours'
  | 'minor-decides'
  | 'information-first'
  | `at-provider.${
      | 'receive-information'
      | 'permission'
      | 'revoke-permission'
      | 'see-prohibitions'
      | 'change-prohibitions'}`

/** Seeing and giving the permission are explained in one sentence. */
const PLACE = {
  'receive-information': 'receive-information',
  'see-permission': 'permission',
  'give-permission': 'permission',
  'revoke-permission': 'revoke-permission',
  'see-prohibitions': 'see-prohibitions',
  'change-prohibitions': 'change-prohibitions',
} as const satisfies Record<WillAction, string>

function reasonOf(action: WillAction, standing: WillStanding): Reason | null {
  switch (standing) {
    case 'open':
    case 'done':
      return null
    case 'at-provider':
      return `at-provider.${PLACE[action]}`
    case 'information-first':
    case 'minor-decides':
    case 'not-yours':
      return standing
  }
}

/** Why the actions are not done here: each reason once, none for what is open. */
export function reasonsOf(
  actions: Wills['actions'],
  asked: readonly WillAction[],
): readonly Reason[] {
  const reasons = asked.flatMap(
    (action) => reasonOf(action, actions[action]) ?? [],
  )
  return [...new Set(reasons)]
}

/** Whether nothing in the register is the reader's to see or to do. */
export function isNothingYours(actions: Wills['actions']): boolean {
  return Object.values(actions).every((standing) => standing === 'not-yours')
}
