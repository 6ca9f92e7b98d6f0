import { codeIds } from '@mittkanta/code-sets'
import type { ArchiveSearchQuery } from '@mittkanta/contracts'
import type { Occasion } from '@mittkanta/visibility-policy'
import {
  expectedBesides,
  expectedListed,
  expectedPages,
} from './expected-page.ts'
import { expectedSearch } from './expected-search.ts'
import {
  isOpenCase,
  judgedDocuments,
  judgedRelations,
  type JudgedDocument,
  type JudgedRelation,
} from './judged.ts'
import { workerName } from './insert.ts'
import type { ModelArchive, ModelRelation, World } from './model.ts'
import { inOrder, PAGE_SIZE, sorted } from './order.ts'

/** The list of one service task that a reader asks for. */
export interface Asked {
  readonly task: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly sort: 'date' | 'name'
  readonly order?: 'ascending' | 'descending' | undefined
  readonly page: number
  readonly language: 'sv' | 'fi' | 'en'
}

const NEWEST = 5

/** The answers that the archive has to give to a reader on one occasion. */
export function expectedOf(
  world: World,
  archive: ModelArchive,
  occasion: Occasion,
) {
  const documents = judgedDocuments(world, archive, occasion)
  const relations = judgedRelations(archive, occasion)
  const shown = documents.filter(({ outcome }) => outcome === 'shown')
  const informationText = [
    ...documents,
    ...documents.flatMap(({ attachments }) => attachments),
    ...relations,
  ].some(({ outcome }) => outcome === 'hidden-and-counts')

  return {
    frontPage: () => ({
      tasks: codeIds('serviceTasks')
        .map((task) => ({
          task,
          documents: newestOf(shown, task).map((document) =>
            expectedListed(document, task),
          ),
        }))
        .filter((task) => task.documents.length > 0),
      clientRelations: [0, 1, 2, 3].flatMap((controller) =>
        relationOf(relations, controller, occasion.today),
      ),
      informationText,
    }),

    taskList: (asked: Asked) => {
      const all = listOf(shown, asked)
      const from = (asked.page - 1) * PAGE_SIZE
      return {
        documents: all.slice(from, from + PAGE_SIZE).map((document) => ({
          ...expectedListed(document, asked.task),
          ...expectedBesides(document),
        })),
        total: all.length,
        page: asked.page,
        pageSize: PAGE_SIZE,
        informationText,
      }
    },

    search: (query: ArchiveSearchQuery) => ({
      ...expectedSearch(shown, query),
      informationText,
    }),

    /** Everything that a ref may be asked for. */
    pages: () => expectedPages(documents),

    /** What is left of the archive without everything that is hidden. */
    kept: {
      document: (n: number, m?: number) => {
        const document = documents[n]
        const judged = m === undefined ? document : document?.attachments[m]
        return judged?.outcome === 'shown'
      },
      ownCase: (n: number) => {
        const document = archive.documents[n]
        return (
          document !== undefined &&
          isOpenCase(occasion, {
            task: document.tasks[0],
            marks: document.caseMarks,
            members: document.clients,
          })
        )
      },
      case: (n: number) => {
        const one = archive.cases[n]
        return one !== undefined && isOpenCase(occasion, one)
      },
      relation: (n: number) =>
        relations.some(
          ({ place, outcome }) => place === n && outcome === 'shown',
        ),
    },
  }
}

const isIn =
  (task: string) =>
  ({ tasks }: JudgedDocument) =>
    tasks.some((one) => one.task === task)

const newestOf = (shown: readonly JudgedDocument[], task: string) =>
  shown
    .filter(isIn(task))
    .sort(
      (a, b) =>
        inOrder(b.arrival.date, a.arrival.date) || inOrder(a.ref, b.ref),
    )
    .slice(0, NEWEST)

const listOf = (
  shown: readonly JudgedDocument[],
  { task, from = '', to = '9', ...order }: Asked,
): JudgedDocument[] =>
  sorted(
    shown
      .filter(isIn(task))
      .filter(({ arrival: { date } }) => from <= date && date <= to),
    order,
  )

/** The newest that is shown of one controller, if there is one (decision A7). */
function relationOf(
  relations: readonly JudgedRelation[],
  controller: number,
  today: string,
) {
  const newest = relations
    .filter(
      ({ relation, outcome }) =>
        relation.controller === controller && outcome === 'shown',
    )
    .at(-1)
  if (newest === undefined) return []
  const { relation, facts, place } = newest
  const period = (startedOn: string | null, endedOn: string | null) =>
    startedOn === null || startedOn > today
      ? null
      : {
          startedOn,
          endedOn: endedOn !== null && endedOn <= today ? endedOn : null,
        }
  return [
    {
      controllerName: `County ${controller}`,
      relation: period(relation.startedOn, relation.endedOn),
      childProtection: period(relation.protectionStartedOn, null),
      contactPerson: workerOf(relation, place, today),
      facts,
    },
  ]
}

/** Who is responsible on a day: the last to begin, or else the last of the list. */
function workerOf({ workers }: ModelRelation, relation: number, today: string) {
  const begun = [...workers.entries()].filter(
    ([, startedOn]) => startedOn === null || startedOn <= today,
  )
  const last = begun
    .map(([, startedOn]) => startedOn)
    .filter((startedOn) => startedOn !== null)
    .sort()
    .at(-1)
  const [place] =
    begun.filter(([, startedOn]) => startedOn === (last ?? null)).at(-1) ?? []
  return place === undefined
    ? null
    : {
        name: workerName(relation, place),
        title: null,
        telephone: '050 1',
        email: null,
      }
}
