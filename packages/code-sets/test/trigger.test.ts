import { describe, expect, it } from 'vitest'

import { codeIds, triggerReminder } from '../src/index.ts'

/** Tabell 5.2.2, in the order of the table. */
const ALWAYS = [
  'child-protection-notification',
  'assessment-of-child-protection-notification',
  'anticipatory-child-protection-notification',
  'assessment-of-anticipatory-child-protection-notification',
  'hearing-document-child-protection',
  'clarification-of-opinion-child-protection',
  'decision-taking-into-care',
  'application-taking-into-care-court',
  'decision-emergency-placement',
  'decision-extend-emergency-placement',
  'application-court-examination-of-child',
  'advance-information-on-child-to-be-placed',
  'decision-end-taking-into-care',
  'decision-change-of-substitute-care-place',
  'decision-non-disclosure-of-childs-whereabouts',
  'decision-restriction-of-contact',
  'statement-child-guidance',
  'statement-social-welfare',
  'report-on-custody-and-contact',
  'needs-assessment-child-and-family',
  'needs-assessment-working-age',
  'needs-assessment-older-people',
  'needs-assessment-disability',
  'application-involuntary-special-care',
  'decision-examination-involuntary-special-care',
  'statement-involuntary-special-care',
  'decision-involuntary-special-care',
  'decision-end-involuntary-special-care',
  'notification-of-need-for-social-welfare',
  'assessment-of-contact-or-notification',
  'request-for-executive-assistance',
]

const LATER = [
  'statement-adoption-counselling',
  ...codeIds('documentTypes').filter((id) => id.startsWith('journal-')),
]

const remindedIn = (phase: '1' | 'later', condition: string) =>
  new Set(
    codeIds('documentTypes').filter(
      (id) => triggerReminder(id, phase)?.condition === condition,
    ),
  )

describe('triggerReminder', () => {
  it('is given for the documents of Tabell 5.2.2 in phase 1', () => {
    expect(remindedIn('1', 'none')).toEqual(new Set(ALWAYS))
  })

  it('is given for the adoption statement and journal entries as well, later', () => {
    expect(LATER).toHaveLength(16)
    expect(remindedIn('later', 'none')).toEqual(new Set([...ALWAYS, ...LATER]))
  })

  it.each(['1', 'later'] as const)(
    'is given with its condition for the hearing document in phase %s',
    (phase) => {
      expect(remindedIn(phase, 'someone-else-heard')).toEqual(
        new Set(['hearing-document-social-welfare']),
      )
    },
  )

  it('is not given for the contact itself, only for its assessment', () => {
    expect(
      triggerReminder('contact-with-social-welfare-authority', 'later'),
    ).toBeUndefined()
  })

  it('is not given for a type that is not in the code set', () => {
    expect(triggerReminder('no-such-type', 'later')).toBeUndefined()
  })
})
