import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CoverageList } from '@mittkanta/bff'
import type { PlainDate } from '@mittkanta/calendar'
import {
  registerOwners,
  type Document,
  type Scenario,
} from '@mittkanta/client-system'
import {
  preRestrictedSetOfService,
  preRestrictedSetOfType,
} from '@mittkanta/code-sets'

/**
 * The list of controllers that `COVERAGE_FILE` names: those of the stories that
 * deliver documents which can appear. They deliver since the first day of such
 * a document, in the service tasks of their cases. The stories give no
 * telephone number of a controller, and none is made up.
 *
 * @param updatedOn the day on which the stories are set
 */
export function coverageOf(
  scenarios: readonly Scenario[],
  updatedOn: PlainDate,
): CoverageList {
  return {
    updatedOn,
    controllers: registerOwners(scenarios).flatMap(({ controllerName }) => {
      const delivered = scenarios.flatMap((scenario) =>
        deliveredBy(controllerName, scenario),
      )
      const [since] = delivered.map(({ day }) => day).sort()
      if (since === undefined) return []
      return {
        name: { sv: controllerName, fi: controllerName, en: controllerName },
        since,
        serviceTasks: [...new Set(delivered.map(({ task }) => task))],
        contact: { telephone: null, email: null, web: null },
      }
    }),
  }
}

/** Writes the list for as long as the portal runs: a bff that starts again reads it again. */
export async function writeCoverage(
  scenarios: readonly Scenario[],
  updatedOn: PlainDate,
): Promise<{ path: string; remove: () => Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'mittkanta-demo-'))
  const path = join(directory, 'coverage.json')
  await writeFile(path, JSON.stringify(coverageOf(scenarios, updatedOn)))
  return { path, remove: () => rm(directory, { recursive: true }) }
}

/** The documents that can appear; old, first-phase and pre-restricted ones never do. */
function deliveredBy(
  name: string,
  { controllers, cases, documents }: Scenario,
) {
  const controller = controllers.find((one) => one.name === name)
  if (controller === undefined) return []
  const { key, units } = controller
  return documents.flatMap((document) => {
    const own = cases.find((one) => one.key === document.case)
    if (own?.controller !== key) return []
    // A document belongs to its case's unit, and a case to the controller's
    // first.
    const unitKey = document.unit ?? own.unit
    const unit = units.find((one) => one.key === unitKey) ?? units[0]
    return canAppear(document) && !unit?.isShelter
      ? [{ day: document.drawnUp, task: own.task }]
      : []
  })
}

const canAppear = ({ group, type, services = [] }: Document) =>
  group === undefined &&
  type !== undefined &&
  preRestrictedSetOfType(type) === 'none' &&
  services.every((service) => preRestrictedSetOfService(service) === 'none')
