import { addDays, ageOn, type PlainDate } from '@mittkanta/calendar'
import { daysFrom } from '../days.ts'
import type { Case } from '../schema/cases.ts'
import type { Attachment, Content, Document } from '../schema/documents.ts'
import type { Person } from '../schema/people.ts'
import type { ContentLanguage } from '../schema/primitives.ts'
import { drawnMarks, drawnVersions } from './marks.ts'
import { JOURNAL_TYPES, type CaseProfile } from './profiles.ts'
import type { Random } from './random.ts'
import { ATTACHMENT_NAMES, MATTERS, SENTENCES } from './words.ts'

const JOURNAL_SHARE = 0.45
const ATTACHMENT_SHARE = 0.08
const PDF_SHARE = 0.08
const STRUCTURED_SHARE = 0.4

/** A case of the household, with what its documents look like. */
export interface CaseWithProfile {
  readonly one: Case
  readonly profile: CaseProfile
}

interface Making {
  readonly random: Random
  readonly people: readonly Person[]
  readonly language: ContentLanguage
  /** Key of the professional who stores the documents. */
  readonly by: string
  readonly today: PlainDate
}

/** One document of a case, with plausible type, day, marks, attachments and versions. */
export function drawnDocument(
  making: Making,
  { one, profile }: CaseWithProfile,
  key: string,
): Document {
  const { random, people, by } = making
  const lastDay = one.closedOn ?? addDays(making.today, -30)
  const drawnUp = addDays(
    one.openedOn,
    random.integer(0, Math.max(0, daysFrom(one.openedOn, lastDay))),
  )
  const clients = one.members.map(({ person }) => person)
  const hasMinor = people.some(
    (person) =>
      clients.includes(person.key) && ageOn(person.birthDate, drawnUp) < 18,
  )
  const isJournal = random.chance(JOURNAL_SHARE)
  const marks = drawnMarks(random, { drawnUp, hasMinor })
  const content = drawnContent(making, isJournal)
  const attachments = random.chance(ATTACHMENT_SHARE)
    ? [drawnAttachment(making, `${key}a`)]
    : undefined
  // A document is annulled after its attachments, so those have no versions here.
  const versions = attachments
    ? undefined
    : drawnVersions(random, drawnUp, {
        by,
        reason: 'obvious-writing-error',
        content: { ...content, text: [...content.text, sentence(making)] },
      })

  return {
    key,
    type: random.pick(isJournal ? JOURNAL_TYPES : profile.types),
    clients,
    case: one.key,
    services: [random.pick(profile.services)],
    by,
    drawnUp,
    language: making.language,
    content,
    ...(marks && { marks }),
    ...(attachments && { attachments }),
    ...(versions && { versions }),
  }
}

const sentence = ({ random, language }: Making): string =>
  random.pick(SENTENCES[language])

/** Journal entries are always structured (11.2). */
function drawnContent(making: Making, isJournal: boolean): Content {
  const { random, language } = making
  const structured = random.chance(STRUCTURED_SHARE) ? 'xhtml+json' : 'xhtml'
  const kind = random.chance(PDF_SHARE) ? 'pdf' : structured
  return {
    kind: isJournal ? 'xhtml+json' : kind,
    matter: random.pick(MATTERS[language]),
    text: Array.from({ length: random.integer(2, 5) }, () => sentence(making)),
  }
}

function drawnAttachment(making: Making, key: string): Attachment {
  const { random, language } = making
  const description = random.pick(ATTACHMENT_NAMES[language])
  return {
    key,
    description,
    content: {
      kind: 'xhtml',
      matter: description,
      text: [sentence(making), sentence(making)],
    },
  }
}
