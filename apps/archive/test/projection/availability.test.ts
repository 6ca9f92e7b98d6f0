import fc from 'fast-check'
import { expect, it } from 'vitest'
import { availabilityColumns } from '../../src/projection/availability.ts'
import type { ArchivedDocument } from '../../src/stored/archived-document.ts'
import type { Lineage } from '../../src/stored/lineage.ts'

/*
 * The timeline a second time: hour by hour through three months, with rules
 * written out plainly and without a line of the policy.
 */

const HOUR = 3_600_000
/** Winter, and from 31 March on summer. */
const BEGIN = Date.UTC(2024, 1, 20, 10)
const END = Date.UTC(2024, 4, 20, 10)

const FORMAT = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Helsinki',
})
const days = new Map<number, string>()

/** The Helsinki day of an instant; formatting is slow, and hours repeat. */
function dayOf(at: number): string {
  const day = days.get(at) ?? FORMAT.format(at)
  days.set(at, day)
  return day
}

/** What a version of a document or of a case's document says. */
interface Said {
  readonly afterHours: number
  readonly special: boolean
  readonly showFrom: string | undefined
  readonly guardians: string | undefined
  readonly type: string
  readonly linked: readonly string[]
}

const CASES = ['own', 'b', 'c']

const said = (guardians: readonly (string | undefined)[]) =>
  fc.record<Said>({
    afterHours: fc.integer({ min: 1, max: 500 }),
    special: fc.oneof(
      { weight: 3, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
    showFrom: fc.oneof(
      { weight: 3, arbitrary: fc.constant(undefined) },
      {
        weight: 1,
        arbitrary: fc
          .integer({ min: -10, max: 70 })
          .map((days) => dayOf(BEGIN + days * 24 * HOUR)),
      },
    ),
    guardians: fc.constantFrom(...guardians),
    type: fc.oneof(
      { weight: 8, arbitrary: fc.constant('needs-assessment-older-people') },
      {
        weight: 1,
        arbitrary: fc.constant('payment-commitment-social-assistance'),
      },
    ),
    linked: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray(['b', 'c']) },
    ),
  })

const OF_DOCUMENT = [
  'disclosed-child-does-not-object',
  'disclosed-child-does-not-object',
  'disclosed-despite-prohibition',
  'withheld-child-prohibits',
  'withheld-own-initiative',
  undefined,
]
const OF_CASE = [
  undefined,
  undefined,
  'disclosed-child-does-not-object',
  'withheld-own-initiative',
]

/** Versions with the times of their archiving; a case is there before its documents. */
const versions = (of: readonly (string | undefined)[], isCase: boolean) =>
  fc.array(said(of), { minLength: 1, maxLength: 4 }).map((all) => {
    let at = isCase ? BEGIN - 800 * HOUR : BEGIN
    return all.map((version, place) => {
      if (place > 0 || !isCase) at += version.afterHours * HOUR
      return { ...version, at }
    })
  })

type Version = Said & { readonly at: number }

const story = fc.record({
  documents: fc.array(versions(OF_DOCUMENT, false), {
    minLength: 1,
    maxLength: 2,
  }),
  cases: fc.tuple(
    versions(OF_CASE, true),
    versions(OF_CASE, true),
    versions(OF_CASE, true),
  ),
  isJoint: fc.boolean(),
})

const lineage = (all: readonly Version[], isJoint: boolean): Lineage =>
  all.map(
    ({ at, special, showFrom, guardians, type, linked }) =>
      ({
        group: 'phase-2-plus-client-document',
        isAnnulled: false,
        caseId: 'own',
        archivedAt: new Date(at),
        clients: isJoint ? ['one', 'another'] : ['one'],
        metadata: {
          documentType: type,
          linkedCaseIds: linked,
          ...(special && { specialContent: true }),
          ...(showFrom !== undefined && { showFrom }),
          ...(guardians !== undefined && { guardianDisclosure: guardians }),
        },
      }) as unknown as ArchivedDocument,
  ) as unknown as Lineage

const at = (all: readonly Version[], time: number) =>
  all.filter((version) => version.at <= time).at(-1)

/** What hides one document at a time: `delay`, `other`, `guardians`. */
function hidesAt(
  document: readonly Version[],
  cases: readonly (readonly Version[])[],
  time: number,
) {
  const version = at(document, time)
  if (!version) return ['other']
  const inForce = ['own', ...version.linked].map((id) =>
    at(cases[CASES.indexOf(id)] ?? [], time),
  )
  const all = [version, ...inForce]
  const today = dayOf(time)
  const isWithheld = (value: string | undefined) =>
    value?.startsWith('withheld') === true
  return [
    ...all.map((one) => (one?.special ? 'other' : '')),
    ...all.map((one) => ((one?.showFrom ?? '') > today ? 'delay' : '')),
    version.type.startsWith('payment') ? 'other' : '',
    version.guardians === undefined || isWithheld(version.guardians)
      ? 'guardians'
      : '',
    ...inForce.map((one) => (isWithheld(one?.guardians) ? 'guardians' : '')),
  ].filter((what) => what !== '')
}

it(
  '5.3, 5.4.3: since when a kind of reader sees a document is the first hour of the last stretch in which nothing hides it',
  { timeout: 120_000 },
  () => {
    let released = 0
    let apart = 0
    fc.assert(
      fc.property(story, ({ documents, cases, isJoint }) => {
        const hours = Array.from(
          { length: (END - BEGIN) / HOUR },
          (_, hour) => BEGIN + hour * HOUR,
        )
        const hiding = hours.map((time) =>
          documents.flatMap((document) => hidesAt(document, cases, time)),
        )
        const sinceOf = (isHidden: (what: readonly string[]) => boolean) => {
          const last = hiding.findLastIndex(isHidden)
          return last === hours.length - 1 ? null : (hours[last + 1] ?? null)
        }
        const client = sinceOf((what) =>
          what.some((one) => one !== 'guardians'),
        )
        const guardians = isJoint ? client : sinceOf((what) => what.length > 0)
        const before = hiding[hours.indexOf(client ?? 0) - 1] ?? []
        const reasons = before.filter((what) => what !== 'guardians')
        const isEndOfDelay =
          client !== null &&
          reasons.length > 0 &&
          reasons.every((what) => what === 'delay')
        if (reasons.length > 0 && client !== null) released += 1
        if (client !== guardians) apart += 1

        const [first, ...main] = documents.map((document) => ({
          versions: lineage(document, isJoint),
          caseVersions: (id: string) =>
            lineage(cases[CASES.indexOf(id)] ?? [], false),
        }))
        if (!first) return
        const iso = (time: number | null) =>
          time === null ? null : new Date(time).toISOString()
        expect(availabilityColumns([first, ...main])).toEqual({
          available_on: dayOf(client ?? documents[0]?.[0]?.at ?? 0),
          available_at: iso(client),
          available_on_for_guardians:
            guardians === null ? null : dayOf(guardians),
          available_at_for_guardians: iso(guardians),
          delay_ended_on: isEndOfDelay ? dayOf(client) : null,
        })
      }),
      { numRuns: 300 },
    )
    // The stories release enough documents to mean something.
    expect(released).toBeGreaterThan(30)
    expect(apart).toBeGreaterThan(30)
  },
)
