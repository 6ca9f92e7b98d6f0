import { nameIn, serviceTask, socialService } from '@mittkanta/code-sets'
import type { PlainDate } from '@mittkanta/calendar'
import { kindOf, type DocumentKind } from '../document-kind.ts'
import { identityCodeOf } from '../identifiers.ts'
import type { Attachment, Content, Document } from '../schema/documents.ts'
import type { Professional } from '../schema/organisations.ts'
import type { ContentLanguage } from '../schema/primitives.ts'
import type { Story } from '../story.ts'
import {
  TEMPLATE_KINDS,
  templates,
  type LanguageTemplates,
  type StandingSection,
  type TemplateKind,
} from './templates.ts'

export interface Section {
  readonly heading: string
  readonly paragraphs: readonly string[]
  /** Names and values, shown as a table under the paragraphs. */
  readonly rows?: readonly (readonly [string, string])[]
}

/** A document as it is written, before it becomes PDF, XHTML or JSON. */
export interface Paper {
  readonly language: ContentLanguage
  /** Finnish name of the document, which names the root of the JSON. */
  readonly rootName: string
  readonly title: string
  readonly organisation: string
  readonly unit: string
  readonly createdOn: PlainDate
  /** The day as it is written in the document. */
  readonly day: string
  readonly clients: readonly {
    readonly firstName: string
    readonly lastName: string
    readonly identityCode: string
    /** `010190*****`, as view formats show it. */
    readonly maskedCode: string
  }[]
  readonly services: readonly string[]
  readonly author: {
    readonly firstName: string
    readonly lastName: string
    readonly title: string
  }
  readonly facts: readonly (readonly [string, string])[]
  readonly sections: readonly Section[]
  readonly footer: string
  readonly pageWord: string
}

interface Writing {
  readonly content: Content
  readonly by: Professional
  readonly createdOn: PlainDate
  readonly attachment?: Attachment
}

/** Writes out a document: its own text between the standing text of its kind. */
export function paperOf(
  story: Story,
  document: Document,
  { content, by, createdOn, attachment }: Writing,
): Paper {
  const { language } = document
  const { words, kinds } = templates[language]
  const one = story.case(document.case)
  const { unit, organisation } = story.unit(document.unit, one)
  const kind = kindOf(document)
  const clients = document.clients.map((key) => {
    const person = story.person(key)
    const identityCode = identityCodeOf(person).reveal()
    return {
      firstName: person.firstName,
      lastName: person.lastName,
      identityCode,
      maskedCode: `${identityCode.slice(0, 6)}*****`,
    }
  })
  const services = (document.services ?? []).flatMap((id) => {
    const service = socialService(id)
    return service ? [nameIn(service, language)] : []
  })
  const task = serviceTask(one.task)
  const day = writtenDay(createdOn)
  const fill = filler({
    clients: listed(
      clients.map(({ firstName, lastName }) => `${firstName} ${lastName}`),
      words.and,
    ),
    matter: content.matter,
    unit: unit.name,
    organisation: organisation.name,
    task: task ? lowerFirst(nameIn(task, language)) : '',
    service: listed(services.map(lowerFirst), words.and) || words.noService,
    professional: `${by.firstName} ${by.lastName}`,
    title: by.title,
    telephone: by.telephone === undefined ? '' : `, ${by.telephone}`,
    from: document.received?.from ?? organisation.name,
    day,
  })
  const template = kinds[attachment ? 'attachment' : templateFor(kind)]

  return {
    language,
    rootName: kind.name('fi'),
    title: attachment?.description ?? kind.name(language),
    organisation: organisation.name,
    unit: unit.name,
    createdOn,
    day,
    clients,
    services,
    author: { firstName: by.firstName, lastName: by.lastName, title: by.title },
    facts: factsOf(words, clients, day, by, attachment && kind.name(language)),
    sections: [
      ...template.before.map(fill),
      {
        heading: template.main,
        paragraphs: content.text.map(withDays),
        ...(content.rows && { rows: content.rows }),
      },
      ...template.after.map(fill),
    ],
    footer: words.demo,
    pageWord: words.page,
  }
}

/** General types whose template has another name than they, or that share one. */
function templateFor({ generalType }: DocumentKind): TemplateKind {
  if (generalType === 'other-client-document') return 'received'
  return TEMPLATE_KINDS.find((kind) => kind === generalType) ?? 'protocol'
}

function factsOf(
  words: LanguageTemplates['words'],
  clients: Paper['clients'],
  day: string,
  by: Professional,
  attachedTo: string | undefined,
): (readonly [string, string])[] {
  const names = clients.map(
    ({ firstName, lastName, maskedCode }) =>
      `${firstName} ${lastName} (${maskedCode})`,
  )
  return [
    [clients.length > 1 ? words.clients : words.client, names.join(', ')],
    [words.drawnUp, day],
    [words.drawnUpBy, `${by.firstName} ${by.lastName}, ${by.title}`],
    ...(attachedTo === undefined
      ? []
      : [[words.attachmentTo, attachedTo] as const]),
  ]
}

/** `5.2.2024`, as both languages write it in Finland. */
function writtenDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)}.${Number(month)}.${year}`
}

const withDays = (text: string): string =>
  text.replace(/\{\{(\d{4}-\d{2}-\d{2})\}\}/g, (_all, day: string) =>
    writtenDay(day),
  )

const lowerFirst = (text: string): string =>
  text.slice(0, 1).toLowerCase() + text.slice(1)

function listed(parts: readonly string[], and: string): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2
    ? last
    : `${parts.slice(0, -1).join(', ')} ${and} ${last}`
}

/** @throws {Error} when a template asks for a name that there is not */
function filler(values: Readonly<Record<string, string>>) {
  return ({ heading, paragraphs }: StandingSection): Section => ({
    heading,
    paragraphs: paragraphs.map((paragraph) =>
      paragraph.replace(/\{(\w+)\}/g, (_all, name: string) => {
        const value = values[name]
        if (value === undefined) throw new Error(`no template word "${name}"`)
        return value
      }),
    ),
  })
}
