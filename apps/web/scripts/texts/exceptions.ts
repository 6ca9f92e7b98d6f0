export type Rule = 'length' | 'style' | 'term'

/** Texts that a rule does not hold, and why. */
export interface Exception {
  readonly rule: Rule
  readonly feature: string
  /** The keys of the texts in the feature's file. */
  readonly keys: RegExp
  readonly reason: string
}

export const exceptions: readonly Exception[] = [
  {
    rule: 'length',
    feature: 'common',
    keys: /^informationText$/,
    reason:
      'the information text of 5.1.1 is that of the handbook, word for word',
  },
  {
    rule: 'term',
    feature: 'common',
    keys: /^informationText$/,
    reason:
      'the information text of 5.1.1 is that of the handbook, word for word',
  },
  {
    rule: 'length',
    feature: 'kanta-information',
    keys: /^2026-11\./,
    reason: 'an edition that people have received does not change',
  },
  {
    rule: 'length',
    feature: 'asking',
    keys: /^letter\.body\./,
    reason: 'a letter to an authority names the laws that it is based on',
  },
  {
    rule: 'term',
    feature: 'common',
    keys: /^permissions$/,
    reason: 'the link to the page that explains it',
  },
  {
    rule: 'term',
    feature: 'common',
    keys: /^(marks|attachmentMarks)\.withheld-from-guardians$/,
    reason:
      'told to the minor, who knows their guardians; /about explains the mark and the word',
  },
  {
    rule: 'term',
    feature: 'safety',
    keys: /^minor\.text$/,
    reason: 'the sentence itself says who they most often are',
  },
  {
    rule: 'style',
    feature: 'accessibility',
    keys: /^gap\.reflow$/,
    reason: 'the number of a success criterion',
  },
  {
    rule: 'style',
    feature: 'accessibility',
    keys: /^law$/,
    reason: 'the number of an act of the Union',
  },
]
