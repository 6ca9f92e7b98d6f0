import type { Database } from '@mittkanta/database'
import { ENGINES } from '@mittkanta/test-kit'
import {
  bars,
  clientRelationBars,
  grounds,
  marks,
  noGround,
  taskBars,
  unknownGround,
  visibleClientRelation,
  visibleDocument,
  visibleOccasion,
  type ClientRelationFacts,
  type DocumentFacts,
  type Occasion,
  type RestrictionMarks,
} from '@mittkanta/visibility-policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DOCUMENT_BARS_IN_SQL,
  GROUNDS_IN_SQL,
  MARKS_IN_SQL,
  RELATION_BARS_IN_SQL,
  RELATION_CONDITIONS,
  ROW_CONDITIONS,
  TASK_BARS_IN_SQL,
} from '../../scripts/policy/rules-in-sql.ts'
import type { Caller } from '../../src/caller/caller.ts'
import type { Of } from '../../src/reading/conditions.ts'
import { scopeOf, type ScopeName } from '../../src/reading/occasion.ts'
import { prepared } from '../../src/reading/prepared.ts'
import type {
  Marks,
  ModelDocument,
  ModelRelation,
  Person,
} from './oracle/model.ts'
import {
  freshArchive,
  record,
  visible,
  visibleCase,
  visibleRelation,
} from './records.ts'

/** The rules of a list by their ids. */
const idsOf = (rules: readonly { readonly id: string }[]) =>
  rules.map(({ id }) => id)

describe('the map from the rules to SQL', () => {
  it.each([
    [
      'grounds',
      GROUNDS_IN_SQL,
      [...idsOf(grounds), noGround.id, unknownGround.id],
    ],
    ['bars on documents', DOCUMENT_BARS_IN_SQL, idsOf(bars)],
    [
      'bars on client relations',
      RELATION_BARS_IN_SQL,
      idsOf(clientRelationBars),
    ],
    ['bars on service tasks', TASK_BARS_IN_SQL, idsOf(taskBars)],
    ['marks', MARKS_IN_SQL, idsOf(marks)],
  ])('has every one of the %s, and no other', (_what, map, ids) => {
    expect(Object.keys(map).sort()).toEqual([...ids].sort())
  })
})

/** Marks as the rows of the tests have them. */
const modelMarks = (given: RestrictionMarks): Marks => ({
  special: given.specialContent,
  showFrom: given.showFrom === 'none' ? null : given.showFrom,
  guardians: given.guardianDisclosure,
})

/** A person for whom an answer of the policy is `yes`, and one for whom it is not known. */
const peopleOf = (answers: readonly (readonly [Person, string])[]) => ({
  changedFor: answers.flatMap(([who, answer]) =>
    answer === 'yes' ? [who] : [],
  ),
  unknownFor: answers.flatMap(([who, answer]) =>
    answer === 'unknown' ? [who] : [],
  ),
})

/** A stored document of which the facts are true. */
function documentOf(facts: DocumentFacts, isOwn: boolean): ModelDocument {
  const isJoint = facts.clients === 'several'
  const others: Person[] =
    facts.readerIsClient === 'yes' && !isOwn ? ['reader'] : ['stranger']
  return {
    ...visible,
    group: facts.group,
    typeSet: facts.typeSet,
    serviceSets: facts.serviceSets,
    marks: modelMarks(facts.marks),
    caseMarks: modelMarks(facts.caseMarks),
    isAnnulled: facts.status === 'annulled',
    isSuperseded: facts.version === 'superseded',
    clients: ['subject', ...(isJoint ? others : [])],
    isUncounted: facts.clients === 'unknown',
    closedOn: facts.casesClosedOn === 'open' ? null : facts.casesClosedOn,
    ...peopleOf([
      ['subject', facts.changedSinceSubjectLeft],
      ['reader', isOwn ? 'no' : facts.changedSinceReaderLeft],
    ]),
  }
}

const relationOf = (facts: ClientRelationFacts): ModelRelation => ({
  ...visibleRelation,
  isAnnulled: facts.status === 'annulled',
  isSuperseded: facts.version === 'superseded',
  schema: facts.schema,
  marks: modelMarks(facts.marks),
})

describe.each(ENGINES)('a rule in SQL on %s', (engine) => {
  let database: Database

  beforeAll(async () => {
    database = await freshArchive(engine)
  })
  afterAll(() => database.close())

  /** Whether a condition holds of the one row of a record that there is in a table. */
  const holds = async (
    { person, reader }: Awaited<ReturnType<typeof record>>,
    occasion: Occasion,
    condition: (of: Of) => string,
    from: 'reading r' | 'client_relation c',
    only = 'true',
  ): Promise<unknown> => {
    const isOwn = occasion.ground === 'own'
    const scope = scopeOf(
      {
        subjectId: person,
        readerId: isOwn ? person : reader,
        ground: occasion.ground,
        subjectAge: occasion.subjectAge,
        occasion: 'test',
      } as Caller,
      occasion,
    )
    const statement = prepared<ScopeName>(
      '',
      (of) =>
        `SELECT ${condition(of)} AS holds FROM ${from}
         WHERE person_id = ${of('subject')}::uuid AND ${only}`,
    )({ ...scope })
    const rows = await database.query({
      text: statement.text,
      values: statement.values ?? [],
    })
    expect(rows).toHaveLength(1)
    return rows[0]?.holds
  }

  const isOwn = ({ ground }: Occasion) => ground === 'own'

  describe.each(
    Object.entries(ROW_CONDITIONS).map(([name, condition]) => ({
      name,
      condition,
    })),
  )('$name', ({ name, condition }) => {
    it.each(grounds)(
      'lets a visible document through on the ground $id',
      async ({ example }) => {
        const occasion = { ...visibleOccasion, ...example.occasion }
        const one = await record(database, [visible])
        expect(await holds(one, occasion, condition, 'reading r')).toBe(true)
      },
    )

    const absences = [noGround, unknownGround].filter(
      ({ id }) => GROUNDS_IN_SQL[id] === name,
    )
    it.each(absences)('refuses by $id', async ({ example }) => {
      const occasion = { ...visibleOccasion, ...example.occasion }
      const one = await record(database, [visible])
      expect(await holds(one, occasion, condition, 'reading r')).not.toBe(true)
    })

    const own = bars.filter(({ id }) => DOCUMENT_BARS_IN_SQL[id] === name)
    it.each(own)('refuses by $id', async ({ example }) => {
      const occasion = { ...visibleOccasion, ...example.occasion }
      const facts = { ...visibleDocument, ...example.facts }
      const one = await record(database, [documentOf(facts, isOwn(occasion))])
      expect(await holds(one, occasion, condition, 'reading r')).not.toBe(true)
    })
  })

  describe.each(
    Object.entries(RELATION_CONDITIONS).map(([name, condition]) => ({
      name,
      condition,
    })),
  )('$name', ({ name, condition }) => {
    it('lets a visible client relation through', async () => {
      const one = await record(database, [], [visibleRelation])
      expect(
        await holds(one, visibleOccasion, condition, 'client_relation c'),
      ).toBe(true)
    })

    const own = clientRelationBars.filter(
      ({ id }) => RELATION_BARS_IN_SQL[id] === name,
    )
    it.each(own)('refuses by $id', async ({ example }) => {
      const occasion = { ...visibleOccasion, ...example.occasion }
      const facts = { ...visibleClientRelation, ...example.facts }
      const one = await record(database, [], [relationOf(facts)])
      expect(
        await holds(one, occasion, condition, 'client_relation c'),
      ).not.toBe(true)
    })
  })

  describe('listed', () => {
    const another = { ...visible, tasks: [...visible.tasks, visibleCase.task] }
    const onlyAnother = `r.task = '${visibleCase.task}'`
    const ofBoth = another as unknown as ModelDocument

    it('lets a document through under another task with a case that the reader could see', async () => {
      const one = await record(database, [ofBoth], [], [visibleCase])
      expect(
        await holds(
          one,
          visibleOccasion,
          ROW_CONDITIONS.listed,
          'reading r',
          onlyAnother,
        ),
      ).toBe(true)
    })

    it('refuses by task-without-visible-case', async () => {
      const occasion = {
        ...visibleOccasion,
        ...taskBars.find(({ id }) => id === 'task-without-visible-case')
          ?.example.occasion,
      }
      const withheld = {
        ...visibleCase,
        marks: { ...visibleCase.marks, guardians: 'withheld-own-initiative' },
      }
      const one = await record(database, [ofBoth], [], [withheld])
      expect(
        await holds(
          one,
          occasion,
          ROW_CONDITIONS.listed,
          'reading r',
          onlyAnother,
        ),
      ).not.toBe(true)
    })

    it('refuses by unknown-task-of-own-case', async () => {
      const one = await record(database, [visible])
      await database.query({
        text: 'UPDATE reading SET own_task = NULL WHERE person_id = $1',
        values: [one.person],
      })
      expect(
        await holds(one, visibleOccasion, ROW_CONDITIONS.listed, 'reading r'),
      ).not.toBe(true)
    })
  })
})
