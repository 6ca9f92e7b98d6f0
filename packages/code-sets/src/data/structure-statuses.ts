import type { CodeEntry } from '../entry.ts'

export interface StructureStatus<
  Id extends string = string,
> extends CodeEntry<Id> {
  /** Whether a document of such a structure may be stored (9.12.3). */
  readonly archivable: boolean
}

const entries = [
  {
    id: 'draft',
    code: null,
    names: { sv: 'Utkast', fi: 'Luonnos', en: 'Draft' },
    fiSource: 'official',
    section: '10.1.2',
    archivable: false,
  },
  {
    id: 'in-test-phase',
    code: null,
    names: { sv: 'I testfas', fi: 'Testivaiheessa', en: 'In test phase' },
    fiSource: 'translated',
    section: '10.1.2',
    archivable: false,
  },
  {
    id: 'ready',
    code: null,
    names: { sv: 'Färdig', fi: 'Valmis', en: 'Ready' },
    fiSource: 'official',
    section: '10.1.2',
    archivable: true,
  },
  {
    id: 'outdated',
    code: null,
    names: { sv: 'Föråldrad', fi: 'Vanhentunut', en: 'Outdated' },
    fiSource: 'official',
    section: '10.1.2',
    archivable: true,
  },
  {
    id: 'removed',
    code: null,
    names: { sv: 'Borttagen', fi: 'Poistettu', en: 'Removed' },
    fiSource: 'official',
    section: '10.1.2',
    archivable: false,
  },
] as const satisfies readonly StructureStatus[]

export type StructureStatusId = (typeof entries)[number]['id']

/**
 * Status of a document structure in Sosmeta (10.1.2): only ready and outdated
 * structures may be stored (9.12.3).
 */
export const structureStatuses: readonly StructureStatus<StructureStatusId>[] =
  entries
