import type { Case, ClientRelation } from './schema/cases.ts'
import type { Document } from './schema/documents.ts'
import type { Refusal, Viewing } from './schema/expectations.ts'
import type { Scenario } from './schema/scenario.ts'

/** One fault of a scenario file: where it is, and what was expected. */
export interface Fault {
  readonly path: readonly (string | number)[]
  readonly message: string
}

type Tell = (path: Fault['path'], message: string) => void

/**
 * What the schema cannot say: every name means exactly one part of the
 * scenario, clients of a document are members of its case, and every viewing
 * says of every document what becomes of it.
 */
export function checkReferences(scenario: Scenario): Fault[] {
  const faults: Fault[] = []
  const tell: Tell = (path, message) => faults.push({ path, message })
  const known = knownKeys(scenario, tell)

  const expect = (
    kind: keyof typeof known,
    key: string | undefined,
    path: Fault['path'],
  ) => {
    if (key !== undefined && !known[kind].has(key)) {
      tell(path, `expected one of the ${kind}, but there is no "${key}"`)
    }
  }

  scenario.relations.forEach((relation, index) => {
    for (const [field, value] of Object.entries(relation)) {
      if (PERSON_FIELDS.has(field)) {
        expect('people', value as string, ['relations', index, field])
      }
    }
  })
  scenario.clientRelations.forEach((relation, index) =>
    checkClientRelation(relation, ['clientRelations', index], expect),
  )
  scenario.cases.forEach((one, index) =>
    checkCase(one, ['cases', index], expect),
  )
  scenario.documents.forEach((document, index) =>
    checkDocument(scenario, document, ['documents', index], expect, tell),
  )
  scenario.refusals.forEach((refusal, index) =>
    checkRefusal(refusal, ['refusals', index], expect),
  )
  scenario.viewings.forEach((viewing, index) =>
    checkViewing(viewing, known, ['viewings', index], expect, tell),
  )
  return faults
}

const PERSON_FIELDS = new Set([
  'guardian',
  'child',
  'person',
  'trustee',
  'giver',
  'holder',
])

type Known = ReturnType<typeof knownKeys>
type Expect = (
  kind: keyof Known,
  key: string | undefined,
  path: Fault['path'],
) => void

function knownKeys(scenario: Scenario, tell: Tell) {
  const keysOf = (
    parts: readonly { readonly key: string }[],
    path: Fault['path'],
  ): Set<string> => {
    const seen = new Set<string>()
    parts.forEach(({ key }, index) => {
      if (seen.has(key))
        tell([...path, index, 'key'], `"${key}" is there twice`)
      seen.add(key)
    })
    return seen
  }
  const organisations = [...scenario.controllers, ...scenario.producers]

  const codes = new Set<string>()
  scenario.people.forEach(({ birthDate, individualNumber }, index) => {
    const code = `${birthDate}/${individualNumber}`
    if (codes.has(code)) {
      tell(
        ['people', index, 'individualNumber'],
        'expected another number: somebody born on the same day has this one',
      )
    }
    codes.add(code)
  })

  return {
    people: keysOf(scenario.people, ['people']),
    controllers: keysOf(organisations, ['controllers']),
    units: keysOf(
      organisations.flatMap(({ units }) => units),
      ['controllers', 'units'],
    ),
    professionals: keysOf(scenario.professionals, ['professionals']),
    clientRelations: keysOf(scenario.clientRelations, ['clientRelations']),
    cases: keysOf(scenario.cases, ['cases']),
    documents: keysOf(
      scenario.documents.flatMap((one) => [one, ...(one.attachments ?? [])]),
      ['documents'],
    ),
  }
}

function checkClientRelation(
  relation: ClientRelation,
  path: Fault['path'],
  expect: Expect,
) {
  expect('people', relation.client, [...path, 'client'])
  expect('controllers', relation.controller, [...path, 'controller'])
  relation.workers?.forEach(({ professional }, index) =>
    expect('professionals', professional, [...path, 'workers', index]),
  )
  relation.relatedPersons?.forEach(({ person }, index) =>
    expect('people', person, [...path, 'relatedPersons', index]),
  )
}

function checkCase(one: Case, path: Fault['path'], expect: Expect) {
  expect('controllers', one.controller, [...path, 'controller'])
  expect('units', one.unit, [...path, 'unit'])
  one.members.forEach(({ person }, index) =>
    expect('people', person, [...path, 'members', index, 'person']),
  )
  one.otherPersons?.forEach(({ person }, index) =>
    expect('people', person, [...path, 'otherPersons', index, 'person']),
  )
  one.relatedCases?.forEach((key, index) =>
    expect('cases', key, [...path, 'relatedCases', index]),
  )
}

function checkDocument(
  scenario: Scenario,
  document: Document,
  path: Fault['path'],
  expect: Expect,
  tell: Tell,
) {
  expectDocumentParts(document, path, expect)
  if ((document.type === undefined) === (document.generalType === undefined)) {
    tell(path, 'expected either type or generalType')
  }
  const members = scenario.cases
    .find(({ key }) => key === document.case)
    ?.members.map(({ person }) => person)
  document.clients.forEach((client, index) => {
    if (members && !members.includes(client)) {
      tell(
        [...path, 'clients', index],
        `expected a member of the case "${document.case}", but "${client}" is none`,
      )
    }
  })
}

function expectDocumentParts(
  document: Document,
  path: Fault['path'],
  expect: Expect,
) {
  document.clients.forEach((client, index) =>
    expect('people', client, [...path, 'clients', index]),
  )
  expect('cases', document.case, [...path, 'case'])
  document.linkedCases?.forEach((key, index) =>
    expect('cases', key, [...path, 'linkedCases', index]),
  )
  expect('units', document.unit, [...path, 'unit'])
  expect('professionals', document.by, [...path, 'by'])
  document.signatures?.forEach(({ person }, index) =>
    expect('people', person, [...path, 'signatures', index, 'person']),
  )
  document.versions?.forEach(({ by }, index) =>
    expect('professionals', by, [...path, 'versions', index, 'by']),
  )
}

function checkRefusal(refusal: Refusal, path: Fault['path'], expect: Expect) {
  switch (refusal.kind) {
    case 'document':
      expectDocumentParts(refusal.document, [...path, 'document'], expect)
      break
    case 'version':
      expect('professionals', refusal.version.by, [...path, 'version', 'by'])
      expect('documents', refusal.of, [...path, 'of'])
      break
    case 'annulment-of-case':
      expect('cases', refusal.of, [...path, 'of'])
      break
  }
}

function checkViewing(
  viewing: Viewing,
  known: Known,
  path: Fault['path'],
  expect: Expect,
  tell: Tell,
) {
  expect('people', viewing.reader, [...path, 'reader'])
  expect('people', viewing.subject, [...path, 'subject'])
  const told = [
    ...Object.keys(viewing.shown),
    ...viewing.hidden,
    ...(viewing.notConcerned ?? []),
  ]
  for (const key of told) expect('documents', key, path)
  for (const key of known.documents) {
    const times = told.filter((one) => one === key).length
    if (times !== 1) {
      tell(
        path,
        `expected "${key}" in exactly one of shown, hidden and notConcerned, but it is in ${String(times)}`,
      )
    }
  }
  if ((viewing.ground === 'own') !== (viewing.reader === viewing.subject)) {
    tell([...path, 'ground'], 'expected "own" exactly when one reads oneself')
  }
}
