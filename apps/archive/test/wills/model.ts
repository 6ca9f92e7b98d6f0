/*
 * The will register as a few sentences have it (Tabell 5.6.1, 11.4.1): who may do
 * what, written down once more and in another way than in the policy.
 */

export const KINDS = ['information', 'permission', 'prohibitions'] as const
export type Kind = (typeof KINDS)[number]

export const ACTS = ['inform', 'permit', 'revoke', 'prohibit', 'annul'] as const
export type Act = (typeof ACTS)[number]

export const ACTORS = {
  adult: ['self', 'mandate', 'relative', 'at provider', 'guardian at provider'],
  child: [
    'self',
    'guardian',
    'other guardian',
    'relative',
    'at provider',
    'guardian at provider',
  ],
} as const
export type Subject = keyof typeof ACTORS
export type Actor = (typeof ACTORS)[Subject][number]

/** One version as it was stored. */
export interface Version {
  readonly kind: Kind
  readonly version: number
  readonly by: string
  /** Who received or expressed it. */
  readonly voice: string
  /** What it says; null annuls. */
  readonly content: unknown
}

/** Everything that was ever expressed, oldest first. */
export interface Model {
  readonly subject: Subject
  readonly history: Version[]
}

export const kindOf = (act: Act): Kind =>
  act === 'inform'
    ? 'information'
    : act === 'prohibit'
      ? 'prohibitions'
      : 'permission'

export const newest = ({ history }: Model, kind: Kind) =>
  history.findLast((version) => version.kind === kind)

/** The version in force. */
export function standing(model: Model, kind: Kind): Version | undefined {
  const last = newest(model, kind)
  return last?.content === null ? undefined : last
}

/** Whether it is open, comes to nothing new, or is closed to the actor. */
export function verdict(
  model: Model,
  actor: Actor,
  act: Act,
): 'open' | 'done' | 'closed' {
  const receiver = standing(model, 'information')?.voice
  const value = standing(model, 'permission')?.content
  const isProvider = actor.endsWith('at provider')

  if (act === 'annul') {
    const history = model.history.filter(({ kind }) => kind === 'permission')
    const before = history.at(-2)
    const isFirst = before === undefined || before.content === null
    const isTheirs = history.at(-1)?.by === 'provider'
    return value !== undefined && isFirst && isTheirs && isProvider
      ? 'open'
      : 'closed'
  }
  if (actor === 'relative') return 'closed'
  if (isProvider) {
    return atProvider(model.subject, actor, act, receiver) ? 'open' : 'closed'
  }
  if (model.subject === 'child') {
    if (actor === 'self') {
      return act === 'inform' && receiver === 'client' ? 'done' : 'closed'
    }
    if (receiver === 'client' || act === 'revoke' || act === 'prohibit') {
      return 'closed'
    }
    if (act === 'inform') return receiver ? 'done' : 'open'
    if (!receiver) return 'closed'
    return value === 'positive' ? 'done' : 'open'
  }
  if (act === 'inform') return receiver ? 'done' : 'open'
  if (!receiver) return 'closed'
  if (act === 'permit' && value === 'positive') return 'done'
  if (act === 'revoke' && value === 'negative') return 'done'
  return 'open'
}

function atProvider(
  subject: Subject,
  actor: Actor,
  act: Act,
  receiver: string | undefined,
): boolean {
  const isGuardian = actor === 'guardian at provider'
  if (subject === 'adult') {
    return !isGuardian && (act === 'inform' || receiver !== undefined)
  }
  if (act === 'inform') return !isGuardian || receiver !== 'client'
  if (receiver === undefined) return false
  if (!isGuardian) return receiver === 'client'
  return act !== 'prohibit' || receiver !== 'client'
}
