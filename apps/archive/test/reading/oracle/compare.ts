import { isDeepStrictEqual } from 'node:util'
import { codeIds } from '@mittkanta/code-sets'
import type { Occasion } from '@mittkanta/visibility-policy'
import type { Claims, Portal } from '../portal.ts'
import { ACTIVE_USE_YEARS, TODAY } from './arbitraries.ts'
import { expectedOf, type Asked } from './expected.ts'
import { CONTENTS } from './contents.ts'
import { isSomebodyDead } from './judged.ts'
import type { ModelArchive, World } from './model.ts'
import { searchFor } from './searches.ts'

/** Every kind of reader, those among them whom no ground admits. */
export const READERS = [
  { ground: 'own', subjectAge: 'adult' },
  { ground: 'own', subjectAge: 'minor' },
  { ground: 'guardian', subjectAge: 'minor' },
  { ground: 'right-to-information', subjectAge: 'minor' },
  { ground: 'mandate', subjectAge: 'adult' },
  { ground: 'guardian', subjectAge: 'adult' },
  { ground: 'mandate', subjectAge: 'minor' },
] as const

export type Reader = (typeof READERS)[number]

export const PHASES = ['1', 'later'] as const

export const occasionOf = (
  { ground, subjectAge }: Pick<Occasion, 'ground' | 'subjectAge'>,
  phase: (typeof PHASES)[number],
): Occasion => ({
  ground,
  subjectAge,
  phase,
  today: TODAY,
  activeUseYears: ACTIVE_USE_YEARS,
})

export const claimsOf = (world: World, reader: Reader): Claims => ({
  ...reader,
  sub: world.person(
    reader.ground === 'own' ? 'subject' : 'reader',
  ) as Claims['sub'],
  subject: world.person('subject') as Claims['subject'],
})

/** Lists as random archives are asked for them, all of them in turn. */
const TASKS: readonly string[] = codeIds('serviceTasks')
const SEARCHES = [
  {},
  { from: '2023-01-01', to: '2025-06-30' },
  { from: '2025-03-01' },
  { to: TODAY },
]

/** The n-th question about a list; the same n, the same question. */
export const asked = (n: number): Asked => ({
  task: TASKS[n % TASKS.length] ?? '',
  ...SEARCHES[n % SEARCHES.length],
  sort: n % 3 === 0 ? 'name' : 'date',
  order: ([undefined, 'ascending', 'descending'] as const)[n % 5],
  page: 1 + (n % 2),
  language:
    (['sv', 'fi', 'en'] as const)[n % 3 === 0 ? (n / 3) % 3 : 0] ?? 'sv',
})

export function listPath({ task, ...query }: Asked): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  return `/tasks/${task}?${new URLSearchParams(given).toString()}`
}

/** What was compared, for the figures. */
export interface Compared {
  answers: number
  shown: number
  hidden: number
  /** Where an answer is not what the policy makes of the model. */
  differences: string[]
}

/** How much of an archive is asked for. */
export interface Effort {
  /** Readers besides the subject. */
  readonly readers: number
  /** Lists and documents for each reader. */
  readonly lists: number
  readonly documents: number
  /** Of the whole record. */
  readonly searches: number
}

/**
 * Asks one portal for one record as several kinds of reader, and compares each
 * answer with what the policy makes of the model.
 *
 * @param seed which readers ask, and for which lists and documents
 */
export async function compare(
  portal: Portal,
  phase: (typeof PHASES)[number],
  world: World,
  archive: ModelArchive,
  seed: number,
  { readers, lists, documents, searches }: Effort,
): Promise<Compared> {
  const compared: Compared = {
    answers: 0,
    shown: 0,
    hidden: 0,
    differences: [],
  }
  const check = (what: string, answer: unknown, expected: unknown) => {
    compared.answers += 1
    if (!isDeepStrictEqual(answer, expected)) {
      compared.differences.push(
        `${what}\n  answered ${JSON.stringify(answer)}\n  expected ${JSON.stringify(expected)}`,
      )
    }
  }

  async function ask(reader: Reader, place: number) {
    const claims = claimsOf(world, reader)
    const expected = expectedOf(world, archive, occasionOf(reader, phase))
    const words = `${reader.ground} (${reader.subjectAge}), phase ${phase}`
    const json = async (path: string, body?: object) =>
      (await portal.read(claims, path, body)).json()

    if (isSomebodyDead(archive, reader)) {
      const ref = world.ref('subject', seed % 3)
      for (const [path, body] of [
        ['/front-page'],
        [listPath(asked(seed * 7 + place * 31))],
        ['/search', searchFor(seed * 7 + place * 31)],
        ...['', '/content', '/display'].map((part) => [
          `/documents/${ref}${part}`,
        ]),
      ] as [string, object?][]) {
        const answer = await portal.read(claims, path, body)
        check(
          `${path} of a person who has died, or to one, ${words}`,
          [answer.status, ((await answer.json()) as { type: string }).type],
          [403, 'urn:mittkanta:problem:person-not-served'],
        )
      }
      return
    }

    check(
      `front page, ${words}`,
      await json('/front-page'),
      expected.frontPage(),
    )
    for (let n = 0; n < lists; n += 1) {
      const question = asked(seed * 7 + place * 31 + n)
      check(
        `${listPath(question)}, ${words}`,
        await json(listPath(question)),
        expected.taskList(question),
      )
    }
    for (let n = 0; n < searches; n += 1) {
      const query = searchFor(seed * 7 + place * 31 + n)
      check(
        `search for ${JSON.stringify(query)}, ${words}`,
        await json('/search', query),
        expected.search(query),
      )
    }

    const pages = expected.pages()
    for (const { page } of pages) {
      if (page) compared.shown += 1
      else compared.hidden += 1
    }
    for (let n = 0; n < documents; n += 1) {
      const { ref, page, paper } =
        pages[(seed * 13 + place * 5 + n * 17) % pages.length] ?? {}
      if (ref === undefined || paper === undefined) continue
      const answer = await portal.read(claims, `/documents/${ref}`)
      const bytes = await portal.read(claims, `/documents/${ref}/content`)
      check(
        `document ${ref}, ${words}`,
        page ? await answer.json() : answer.status,
        page ?? 404,
      )
      check(
        `content of ${ref}, ${words}`,
        page ? await bytes.text() : bytes.status,
        page ? CONTENTS[paper.contentKind].bytes.toString() : 404,
      )
    }
  }

  await Promise.all(readersOf(seed, readers).map(ask))
  return compared
}

/** Oneself, in every run; of the others some, all of them in turn. */
function readersOf(seed: number, others: number): Reader[] {
  const [own, ...rest] = READERS
  const first = (seed * others) % rest.length
  return [own, ...[...rest, ...rest].slice(first, first + others)]
}
