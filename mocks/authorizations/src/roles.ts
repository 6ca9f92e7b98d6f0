import { ageOn, type PlainDate } from '@mittkanta/calendar'
import type { IdentityCode } from '@mittkanta/identity-code'
import { holdsOn } from './holds-on.ts'
import { personOf, type Population, type Relation } from './population.ts'

/** All matters of a minor: a guardian who may decide in matters of social welfare. */
export const ALL = 'ALL'
/** A minor's data may be read, nothing decided (5.4.1, 5.4.2). */
export const RIGHT_TO_INFORMATION = 'RIGHT_TO_INFORMATION'

const AGE_OF_MAJORITY = 18

type Kind = Relation['kind']
type RelationOf<K extends Kind> = Extract<Relation, { kind: K }>

/** May the delegate act for the principal, by what holds today? */
interface Question {
  /** Ids in the population. */
  readonly delegate: string
  readonly principal: string
  /** What holds today, of one kind. */
  readonly known: <K extends Kind>(kind: K) => readonly RelationOf<K>[]
}

/** What stops a delegate whatever the ground is. One is enough. */
interface Block {
  readonly says: string
  readonly source: string
  readonly stops: (question: Question) => boolean
}

const isOneOf =
  (kind: 'restricted-marking' | 'incapacity' | 'trustee' | 'death') =>
  (person: string, { known }: Question) =>
    known(kind).some((relation) => relation.person === person)

const isMarked = isOneOf('restricted-marking')
const isIncapacitated = isOneOf('incapacity')
const hasTrustee = isOneOf('trustee')
const isDead = isOneOf('death')

const DEATH: Block = {
  says: 'Nobody acts after death, nor for somebody who has died.',
  source: 'DVV rule 002',
  stops: (question) =>
    isDead(question.delegate, question) || isDead(question.principal, question),
}

const INCAPACITY: Block = {
  says: 'Who has been declared legally incompetent acts for nobody.',
  source: '5.4.2',
  stops: (question) => isIncapacitated(question.delegate, question),
}

const TRUSTEE: Block = {
  says: 'Who has a trustee acts for nobody.',
  source: '5.4.2',
  stops: (question) => hasTrustee(question.delegate, question),
}

/**
 * What stops acting for a minor. It holds for guardians and for persons with a
 * right to information alike. No block: that the child has a trustee or has been
 * taken into care, that the guardian is a minor, an agreement about living alone.
 */
const BLOCKS_FOR_A_MINOR: readonly Block[] = [
  DEATH,
  {
    says: 'Nobody acts for a child who has a restricted marking.',
    source: '5.4.2',
    stops: (question) => isMarked(question.principal, question),
  },
  {
    says: 'Nobody acts for a child when another of the guardians has a restricted marking; so when both have one, neither does.',
    source: '5.4.2, 13.4.4',
    stops: (question) =>
      question
        .known('guardianship')
        .some(
          ({ guardian, child }) =>
            child === question.principal &&
            guardian !== question.delegate &&
            isMarked(guardian, question),
        ),
  },
  INCAPACITY,
  TRUSTEE,
  {
    says: 'Nobody acts for a child whose shared custody was agreed before such agreements were recorded in structured form.',
    source: '5.4.2',
    stops: ({ known, principal }) =>
      known('custody-agreement').some(
        ({ child, isStructured, concernsOnlyLiving }) =>
          child === principal && !isStructured && !concernsOnlyLiving,
      ),
  },
]

/** What stops acting on an adult's mandate. A marking does not: the giver chose the holder. */
const BLOCKS_FOR_AN_ADULT: readonly Block[] = [
  DEATH,
  INCAPACITY,
  TRUSTEE,
  {
    says: 'The mandate of somebody who has been declared legally incompetent gives nothing.',
    source: 'decided: fail closed',
    stops: (question) => isIncapacitated(question.principal, question),
  },
]

/**
 * The roles in which one person may act for another: `ALL` or
 * `RIGHT_TO_INFORMATION` for a minor, URIs of mandate themes for an adult.
 * Empty: none, and the service does not learn why.
 *
 * @param today the Helsinki day
 */
export function rolesOf(
  population: Population,
  delegateCode: IdentityCode,
  principalCode: IdentityCode,
  today: PlainDate,
): readonly string[] {
  const delegate = personOf(population, delegateCode)
  const principal = personOf(population, principalCode)
  if (!delegate || !principal || delegate === principal) return []

  const held = population.relations.filter((one) => holdsOn(one, today))
  const question: Question = {
    delegate: delegate.id,
    principal: principal.id,
    known: <K extends Kind>(kind: K) =>
      held.filter((one): one is RelationOf<K> => one.kind === kind),
  }
  const isMinor =
    ageOn(principal.identityCode.birthDate, today) < AGE_OF_MAJORITY
  const blocks = isMinor ? BLOCKS_FOR_A_MINOR : BLOCKS_FOR_AN_ADULT
  if (blocks.some(({ stops }) => stops(question))) return []
  return isMinor ? rolesForMinor(question) : themesOf(question)
}

function rolesForMinor({ delegate, principal, known }: Question): string[] {
  const isGuardian = known('guardianship').some(
    ({ guardian, child }) => guardian === delegate && child === principal,
  )
  const mayNotDecide = known('custody-agreement').some(
    (one) =>
      one.guardian === delegate &&
      one.child === principal &&
      !one.concernsOnlyLiving &&
      !one.decidesInSocialWelfare,
  )
  if (isGuardian) return [mayNotDecide ? RIGHT_TO_INFORMATION : ALL]

  const mayKnow = known('right-to-information').some(
    ({ person, child }) => person === delegate && child === principal,
  )
  return mayKnow ? [RIGHT_TO_INFORMATION] : []
}

function themesOf({ delegate, principal, known }: Question): string[] {
  const themes = known('mandate')
    .filter(({ giver, holder }) => giver === principal && holder === delegate)
    .map(({ theme }) => theme)
  return [...new Set(themes)]
}
