import { verifyChain } from '@mittkanta/archive'
import type { Browser } from 'playwright-core'
import { hostileInputs } from '../hostile/inputs.ts'
import { fuzzContents, type ContentFigures } from './contents.ts'
import { deliverAll, identityCodeOf } from './delivered.ts'
import {
  fuzzEndpoints,
  type EndpointFigures,
  type Finding,
} from './endpoints.ts'
import { readBack } from './read-back.ts'
import { reader } from './roles.ts'
import { showAll, type ShownFigures } from './shown.ts'
import { startWorld, type World } from './world.ts'

export interface FuzzSize {
  readonly seed: number
  /** Requests to operations, at least. */
  readonly requests: number
  /** Different contents, at least. */
  readonly contents: number
  /** Limit of PDFs that are opened in the viewer. */
  readonly pdfs: number
  /** The public corpus, where it does not lie beside the checkout. */
  readonly corpus?: string | undefined
}

export interface FuzzFigures {
  readonly endpoints: EndpointFigures
  readonly contents: ContentFigures
  readonly delivered: number
  readonly shown: ShownFigures
  readonly hasCorpus: boolean
  readonly seconds: number
  /** All of them. */
  readonly findings: readonly Finding[]
}

/**
 * An adult of the stories who is not a client: the hostile documents are
 * theirs.
 */
const READER = 's01_liisa'
/** Markup that is shown where nothing protects, to see that the test can see it run. */
const CONTROLLED = 600

/**
 * Hostile requests and contents against a separate whole portal.
 *
 * @param databaseUrl an empty database of a PostgreSQL server
 */
export async function fuzz(
  databaseUrl: string,
  browser: Browser,
  { seed, requests, contents: atLeast, pdfs, corpus }: FuzzSize,
): Promise<FuzzFigures> {
  const begun = performance.now()
  const { all: markups, hasCorpus } = hostileInputs(seed, {
    corpusFile: corpus,
  })
  const world = await startWorld(databaseUrl)
  try {
    const client = identityCodeOf(world, READER)
    const contents = await fuzzContents(world, {
      seed,
      atLeast,
      markups,
      client: client.reveal(),
    })
    const delivered = await deliverAll(world, client, contents.accepted)
    const liisa = await reader(world, 'reader', READER)
    const headers = await liisa.identity()
    const read = await readBack(world.url, headers, delivered)
    const shown = await showAll(
      browser,
      world.url,
      headers.Cookie ?? '',
      delivered,
      { mostPdfs: pdfs, markups: markups.slice(0, CONTROLLED) },
    )
    const endpoints = await fuzzEndpoints(world, { seed, atLeast: requests })
    return {
      endpoints,
      contents,
      shown,
      hasCorpus,
      delivered: delivered.length,
      seconds: Math.round((performance.now() - begun) / 1000),
      findings: [
        ...contents.findings,
        ...read,
        ...shown.findings,
        ...endpoints.findings,
        ...(await atTheEnd(world)),
      ],
    }
  } finally {
    await world.stop()
  }
}

/** The services live, and the usage log is whole. */
async function atTheEnd(world: World): Promise<Finding[]> {
  const found = (where: string, complaint: string): Finding => ({
    where,
    complaint,
    who: 'the services',
    shown: '',
  })
  const answers = await Promise.all(
    [`${world.url}/api/openapi.json`, `${world.archiveUrl}/openapi.json`].map(
      (url) => fetch(url),
    ),
  )
  const chain = await verifyChain(world.database)
  return [
    ...(answers.every(({ ok }) => ok) ? [] : [found('health', 'not alive')]),
    ...(chain.broken === undefined
      ? []
      : [found('usage log', 'its chain is broken')]),
  ]
}
