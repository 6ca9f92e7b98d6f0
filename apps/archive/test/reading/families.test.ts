import type { ArchiveDocument } from '@mittkanta/contracts'
import { ENGINES, propertyRuns, volume } from '@mittkanta/test-kit'
import type { TaskFacts } from '@mittkanta/visibility-policy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occasionOf } from './oracle/compare.ts'
import { expectedOf } from './oracle/expected.ts'
import {
  claimsOfView,
  FAMILY,
  familyArchives,
  isServed,
  NOT_ADMITTED,
  RECORDS,
  seated,
  type Member,
  type View,
} from './oracle/family.ts'
import { insertArchive } from './oracle/insert.ts'
import {
  worldWith,
  type ModelDocument,
  type ModelPaper,
} from './oracle/model.ts'
import {
  FRONT_PAGE,
  LISTS,
  someRefs,
  toldTo,
  type Family,
  type Told,
} from './oracle/told.ts'
import { answerOf, startTwin, wireForm, type Twin } from './oracle/twin.ts'
import { callerToken, own } from './portal.ts'

/** Random families for each engine; in a long run more than 300 together. */
const RUNS = volume({ pglite: 4, postgres: 60 }, { pglite: 10, postgres: 295 })

/** One of some, all of them in turn. */
const inTurn = <Item>(items: readonly Item[], run: number): Item[] =>
  items.slice(run % Math.max(items.length, 1)).slice(0, 1)

const refsIn = (value: unknown): string[] =>
  [...JSON.stringify(value).matchAll(/\\?"ref\\?":\\?"([\w-]+)/g)].map(
    ([, ref = '']) => ref,
  )

/**
 * A reader who acts receives no document that the subject does not. Joint
 * documents of which the reader is a client are no exception: the subject is
 * one as well.
 */
function expectNoMore(told: Told, subjects: Told) {
  const limits = [
    [told.items, subjects.items],
    [told.frontPage.tasks, subjects.items],
    ...[...told.pages].map(([ref, page]) => [page, subjects.pages.get(ref)]),
  ]
  for (const [received, limit] of limits) {
    const allowed = new Set(refsIn(limit))
    expect(refsIn(received).filter((ref) => !allowed.has(ref))).toEqual([])
  }
}

/** A document or attachment, with the document that it hangs on. */
interface Stored {
  readonly paper: ModelPaper<Member>
  readonly main: ModelDocument<Member>
}

/** What a record holds, by the refs of the record. */
function storedIn({ world, archive }: Family, subject: Member) {
  const stored = new Map<string, Stored>()
  archive.documents.forEach((main, n) => {
    stored.set(world.ref(subject, n), { paper: main, main })
    main.attachments.forEach((paper, m) =>
      stored.set(world.ref(subject, n, m), { paper, main }),
    )
  })
  return stored
}

const isJointWith = (reader: Member, { clients }: ModelPaper<Member>) =>
  clients.length > 1 && clients.includes(reader)

/**
 * A reader who acts sees no joint document without being its client (5.4.4).
 */
function expectNoJointOfOthers({ view, items, pages }: Told, family: Family) {
  const stored = storedIn(family, view.subject)
  const opened = [...pages].filter(([, page]) => page !== '')
  for (const ref of [...refsIn(items), ...opened.map(([ref]) => ref)]) {
    const { clients = [] } = stored.get(ref)?.paper ?? {}
    expect(clients).toContain(clients.length > 1 ? view.reader : view.subject)
  }
}

const isOpenedByJointCase = ({ openCase }: TaskFacts) =>
  openCase !== 'none' && openCase.clients === 'several'

/** The page of a document; nothing where none is shown. */
const pageOf = (text: string) =>
  text === '' ? undefined : (JSON.parse(text) as ArchiveDocument)

/**
 * A restriction hits all who read as guardians at once (5.4.3): they are shown
 * the same, except for what is joint with one of them, and for service tasks
 * that a joint case opens to its own clients (5.4.4).
 */
function expectTheSame(all: readonly Told[], family: Family) {
  const stored = storedIn(family, 'child')
  const isJoint = (ref: string, reader: Member) => {
    const { main } = stored.get(ref) ?? {}
    return (
      main !== undefined &&
      [main, ...main.attachments].some((paper) => isJointWith(reader, paper))
    )
  }
  const isOfAll = (ref: string) =>
    !all.some(({ view }) => isJoint(ref, view.reader))
  const byJointCase = new Set(
    all.flatMap(({ items, pages }) => [
      ...items.flatMap(({ ref, taskFacts }) =>
        isOpenedByJointCase(taskFacts) ? [ref] : [],
      ),
      ...[...pages].flatMap(([ref, text]) =>
        pageOf(text)?.tasks.some(({ facts }) => isOpenedByJointCase(facts))
          ? [ref]
          : [],
      ),
    ]),
  )
  const isAlike = (ref: string, { isOfOwnCase }: TaskFacts) =>
    isOfOwnCase !== 'no' || !byJointCase.has(ref)

  const alike = all.map(({ frontPage, items, pages }) => ({
    clientRelations: frontPage.clientRelations,
    items: items.filter(
      ({ ref, taskFacts }) => isOfAll(ref) && isAlike(ref, taskFacts),
    ),
    pages: [...pages]
      .filter(([ref]) => isOfAll(ref))
      .map(([ref, text]) => {
        const page = byJointCase.has(ref) ? pageOf(text) : undefined
        const tasks = page?.tasks.filter(({ facts }) => isAlike(ref, facts))
        return [ref, page ? { ...page, tasks } : text]
      }),
  }))
  for (const told of alike) expect(told).toEqual(alike[0])
}

/** What is hidden from a reader leaves no trace in a byte of what is answered. */
async function expectNoTrace(
  view: View,
  family: Family,
  whole: Twin,
  rest: Twin,
) {
  const { world, archive, phase, run } = family
  const seat = seated(world, archive, view)
  const { kept } = expectedOf(seat.world, seat.archive, occasionOf(view, phase))
  await insertArchive(rest.database, world, archive, kept)

  const claims = claimsOfView(world, view)
  const parts = someRefs(family, view.subject).map(
    (ref, n) => `/documents/${ref}${['', '/content', '/display'][n] ?? ''}`,
  )
  const paths = [FRONT_PAGE, LISTS[run % 2], parts[0], parts[1 + (run % 2)]]
  for (const path of paths.flatMap((path) => path ?? [])) {
    const [one, other] = await Promise.all(
      [whole, rest].map(({ portals }) =>
        answerOf(portals[phase], claims, path),
      ),
    )
    expect({ path, ...one }).toEqual({ path, ...other })
    expect(one?.isToldOfMore).toBe(false)
  }
}

/**
 * To a reader who acts on no ground, and to a sibling, a record looks like a
 * missing one.
 */
async function expectNobody(view: View, family: Family, { portals }: Twin) {
  const { world, phase, run } = family
  const portal = portals[phase]
  const claims = claimsOfView(world, view)
  const nobody = worldWith(`nobody.${String(run)}`, FAMILY).person('child')
  const [ref = ''] = someRefs(family, view.subject)
  const paths = [FRONT_PAGE, LISTS[run % 2] ?? '', `/documents/${ref}`]
  const sibling = await callerToken(
    own(world.person('sibling')),
    portal.clock(),
  )
  const asSibling = async (subject: string, path: string) =>
    wireForm(await portal.get(`/portal/subjects/${subject}${path}`, sibling))

  const path = paths[run % paths.length] ?? ''
  const subject = nobody as typeof claims.subject
  expect(await answerOf(portal, claims, path)).toEqual(
    await answerOf(portal, { ...claims, subject }, path),
  )
  expect(await asSibling(claims.subject, path)).toEqual(
    await asSibling(nobody, path),
  )
}

/**
 * A person who has died reads nothing, and their record is closed: all get the
 * same answer (11.4.1).
 */
async function expectNotServed(view: View, family: Family, { portals }: Twin) {
  const { world, phase, run } = family
  const claims = claimsOfView(world, view)
  const paths = [
    FRONT_PAGE,
    LISTS[run % 2] ?? '',
    ...someRefs(family, view.subject).map((ref) => `/documents/${ref}`),
  ]
  for (const path of paths) {
    const { status, body } = await answerOf(portals[phase], claims, path)
    expect({ path, status }).toEqual({ path, status: 403 })
    expect(body).toMatch(
      /^\{"type":"urn:mittkanta:problem:person-not-served","title":"The portal does not serve this person now","status":403,?\}$/,
    )
  }
}

describe.each(ENGINES)('families on %s', (engine) => {
  it(
    'are read by those who act as the policy has it: no more than the subject, all alike, without a trace of what is hidden',
    { timeout: 900_000 },
    async () => {
      const [whole, rest] = await Promise.all([
        startTwin(engine),
        startTwin(engine),
      ])
      const worth = { shown: 0, withheld: 0, joint: 0, unserved: 0 }
      let run = 0

      await fc.assert(
        fc.asyncProperty(
          familyArchives,
          fc.constantFrom('1', 'later', 'later'),
          fc.constantFrom('child', 'child', 'secondChild', 'adult'),
          async (archive, phase, subject) => {
            run += 1
            const world = worldWith(String(run), FAMILY)
            const family = { world, archive, phase, run }
            await insertArchive(whole.database, world, archive)

            const portal = whole.portals[phase]
            const views = RECORDS[subject]
            const unserved = [views.own, ...views.acting].filter(
              (view) => !isServed(archive, view),
            )
            worth.unserved += unserved.length
            for (const view of unserved) {
              await expectNotServed(view, family, whole)
            }
            if (!isServed(archive, views.own)) return
            const acting = views.acting.filter((view) =>
              isServed(archive, view),
            )
            const subjects = await toldTo(views.own, portal, family)
            const all = await Promise.all(
              acting.map((view) => toldTo(view, portal, family)),
            )
            for (const told of all) {
              expectNoMore(told, subjects)
              expectNoJointOfOthers(told, family)
            }
            if (subject === 'child') expectTheSame(all, family)
            for (const view of inTurn(acting, run)) {
              await expectNoTrace(view, family, whole, rest)
            }
            const outsiders = NOT_ADMITTED.filter((view) =>
              isServed(archive, view),
            )
            for (const view of inTurn(outsiders, run)) {
              await expectNobody(view, family, whole)
            }

            for (const { items } of all) {
              worth.shown += items.length
              worth.withheld += subjects.items.length - items.length
              worth.joint += items.filter(
                ({ facts }) => facts.clients === 'several',
              ).length
            }
          },
        ),
        { ...propertyRuns(RUNS[engine]), endOnFailure: true },
      )

      // The families are worth asking: much is shown, much withheld, some of it joint.
      if (RUNS[engine] > 50) {
        expect(worth.shown).toBeGreaterThan(RUNS[engine])
        expect(worth.withheld).toBeGreaterThan(RUNS[engine])
        expect(worth.joint).toBeGreaterThan(RUNS[engine] / 10)
        expect(worth.unserved).toBeGreaterThan(RUNS[engine] / 20)
      }
      await Promise.all([whole.close(), rest.close()])
    },
  )
})
