import { ageOn, type PlainDate } from '@mittkanta/calendar'
import type { ClientEntry } from '@mittkanta/contracts'
import {
  caseOid,
  clientRelationOid,
  identityCodeOf,
  unitOid,
} from './identifiers.ts'
import type { Case, ClientRelation } from './schema/cases.ts'
import type {
  Controller,
  Producer,
  Professional,
  ServiceUnit,
} from './schema/organisations.ts'
import type { Person } from './schema/people.ts'
import type { Scenario } from './schema/scenario.ts'

/** A service unit with the organisation that it belongs to. */
export interface UnitOfOrganisation {
  readonly unit: ServiceUnit
  readonly organisation: Controller | Producer
}

/** A scenario whose parts are found by their keys. */
export interface Story {
  readonly scenario: Scenario
  person: (key: string) => Person
  controller: (key: string) => Controller
  professional: (key: string) => Professional
  case: (key: string) => Case
  /** The unit of a case where a document names none. */
  unit: (key: string | undefined, one: Case) => UnitOfOrganisation
  caseId: (key: string) => string
  clientRelationId: (relation: ClientRelation) => string
  client: (key: string) => ClientEntry
  /** Whether any of the people is under 18 on a day. */
  hasMinor: (keys: readonly string[], on: PlainDate) => boolean
}

/**
 * Prepares a scenario whose references have been checked.
 *
 * @throws {Error} from the finders, for a key that the scenario does not have
 */
export function storyOf(scenario: Scenario): Story {
  const { arc } = scenario
  const person = finder(scenario.people)
  const controller = finder(scenario.controllers)
  const caseOf = finder(scenario.cases)
  const units = finder(
    [...scenario.controllers, ...scenario.producers].flatMap((organisation) =>
      organisation.units.map((unit) => ({ key: unit.key, unit, organisation })),
    ),
  )

  return {
    scenario,
    person,
    controller,
    professional: finder(scenario.professionals),
    case: caseOf,
    unit: (key, one) => {
      const own = controller(one.controller).units[0]?.key
      return units(key ?? one.unit ?? own ?? '')
    },
    caseId: (key) => {
      const one = caseOf(key)
      const { organisation } = controller(one.controller)
      return caseOid(organisation, arc, scenario.cases.indexOf(one) + 1)
    },
    clientRelationId: (relation) =>
      clientRelationOid(
        controller(relation.controller).organisation,
        arc,
        scenario.clientRelations.indexOf(relation) + 1,
      ),
    client: (key) => ({
      identityCode: identityCodeOf(person(key)).reveal(),
      birthDate: person(key).birthDate,
    }),
    hasMinor: (keys, on) =>
      keys.some((key) => ageOn(person(key).birthDate, on) < 18),
  }
}

function finder<Part extends { readonly key: string }>(
  parts: readonly Part[],
): (key: string) => Part {
  const byKey = new Map(parts.map((part) => [part.key, part]))
  return (key) => {
    const part = byKey.get(key)
    if (part === undefined) throw new Error(`the scenario has no "${key}"`)
    return part
  }
}

/** Metadata of the provider responsible for a document (11.2, 12.4). */
export function providerMetadata(
  controller: Controller,
  { unit, organisation }: UnitOfOrganisation,
) {
  const controllerId = unitOid(controller.organisation)
  return {
    controllerId,
    controllerName: controller.name,
    serviceOrganiserId: controllerId,
    serviceOrganiserName: controller.name,
    serviceUnitId: unitOid(organisation.organisation, unit.number),
    serviceUnitName: unit.name,
  }
}
