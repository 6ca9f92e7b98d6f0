import { exceptions, type Exception, type Rule } from './exceptions.ts'
import { unexplainedIn } from './jargon.ts'
import { MOST_WORDS, sentencesOf, wordsOf } from './readability.ts'
import { styleFaultsIn } from './style.ts'
import type { Text } from './text.ts'

/** Something in a text that must be mended, or be an exception with a reason. */
export interface Fault {
  readonly at: Text
  readonly rule: Rule
  readonly says: string
}

/** Everything that is wrong with a text, exceptions not yet left out. */
export function faultsOf(at: Text): readonly Fault[] {
  const { language, text } = at
  return [
    ...sentencesOf(text)
      .map((sentence) => wordsOf(sentence).length)
      .filter((words) => words > MOST_WORDS)
      .map(
        (words) =>
          ({
            at,
            rule: 'length',
            says: `a sentence of ${words} words`,
          }) as const,
      ),
    ...styleFaultsIn(language, text).map(
      (says) => ({ at, rule: 'style', says }) as const,
    ),
    ...unexplainedIn(at).map(
      (word) =>
        ({
          at,
          rule: 'term',
          says: `“${word}” is not explained on its page`,
        }) as const,
    ),
  ]
}

export interface Judged {
  readonly faults: readonly Fault[]
  /** Exceptions that except nothing any more. */
  readonly unused: readonly Exception[]
}

/** The faults of all texts that no exception allows. */
export function judge(texts: readonly Text[]): Judged {
  const used = new Set<Exception>()
  const faults = texts.flatMap(faultsOf).filter((fault) => {
    const exception = exceptions.find((one) => allows(one, fault))
    if (exception) used.add(exception)
    return !exception
  })
  return { faults, unused: exceptions.filter((one) => !used.has(one)) }
}

const allows = ({ rule, feature, keys }: Exception, fault: Fault) =>
  rule === fault.rule && feature === fault.at.feature && keys.test(fault.at.key)
