import type { CodeEntry } from '../entry.ts'
import type { ServiceTaskId } from './service-tasks.ts'

export interface OriginalServiceTask<
  Id extends string = string,
> extends CodeEntry<Id> {
  readonly classification: '1989' | '2011'
  /** The tasks of 2016 to which a document of this task can belong (Tabell 6.2.1). */
  readonly mapsTo: readonly ServiceTaskId[]
}

const entries = [
  {
    id: 'open-care-and-income-security-1989',
    code: '1989:1',
    names: {
      sv: 'Öppenvård och utkomstskydd',
      fi: 'Avohuolto ja toimeentuloturva',
      en: 'Open care and income security',
    },
    fiSource: 'translated',
    section: '6.2 Tabell 6.2.1',
    classification: '1989',
    mapsTo: [
      'child-protection',
      'substance-and-addiction-special-services',
      'elderly-services',
      'services-for-families-with-children',
      'services-for-working-age',
    ],
  },
  {
    id: 'securing-child-maintenance-1989',
    code: '1989:10',
    names: {
      sv: 'Tryggande av underhåll för barn',
      fi: 'Lapsen elatuksen turvaaminen',
      en: 'Securing child maintenance',
    },
    fiSource: 'translated',
    section: '6.2 Tabell 6.2.1',
    classification: '1989',
    mapsTo: ['family-law-services'],
  },
  {
    id: 'adoption-1989',
    code: '1989:11',
    names: { sv: 'Adoption', fi: 'Adoptio', en: 'Adoption' },
    fiSource: 'translated',
    section: '6.2 Tabell 6.2.1',
    classification: '1989',
    mapsTo: ['family-law-services'],
  },
  {
    id: 'adoption-counselling-2011',
    code: '2011:1',
    names: {
      sv: 'Adoptionsrådgivning',
      fi: 'Adoptioneuvonta',
      en: 'Adoption counselling',
    },
    fiSource: 'official',
    section: '6.2 Tabell 6.2.1',
    classification: '2011',
    mapsTo: ['family-law-services'],
  },
  {
    id: 'child-protection-2011',
    code: '2011:10',
    names: { sv: 'Barnskydd', fi: 'Lastensuojelu', en: 'Child protection' },
    fiSource: 'official',
    section: '6.2 Tabell 6.2.1',
    classification: '2011',
    mapsTo: ['child-protection'],
  },
  {
    id: 'informal-care-support-2011',
    code: '2011:11',
    names: {
      sv: 'Stöd för närståendevård',
      fi: 'Omaishoidon tuki',
      en: 'Support for informal care',
    },
    fiSource: 'official',
    section: '6.2 Tabell 6.2.1',
    classification: '2011',
    mapsTo: [
      'elderly-services',
      'services-for-families-with-children',
      'services-for-working-age',
    ],
  },
  {
    id: 'family-mediation-2011',
    code: '2011:12',
    names: {
      sv: 'Medling i familjeärenden',
      fi: 'Perheasioiden sovittelu',
      en: 'Mediation in family matters',
    },
    fiSource: 'official',
    section: '6.2 Tabell 6.2.1',
    classification: '2011',
    mapsTo: ['family-law-services'],
  },
  {
    id: 'school-social-work-2011',
    code: '2011:22',
    names: {
      sv: 'Socialarbete inom skolan',
      fi: 'Koulun sosiaalityö',
      en: 'School social work',
    },
    fiSource: 'translated',
    section: '6.2',
    svInferred: true,
    classification: '2011',
    mapsTo: ['services-for-families-with-children', 'services-for-working-age'],
  },
] as const satisfies readonly OriginalServiceTask[]

export type OriginalServiceTaskId = (typeof entries)[number]['id']

/**
 * Classifications "Serviceuppgift 1989" and "Serviceuppgift 2011" (6.2, Tabell
 * 6.2.1): an old document keeps its original task beside the task of 2016. Only
 * the classes that the handbook prints are here; the table is cut off.
 */
export const originalServiceTasks: readonly OriginalServiceTask<OriginalServiceTaskId>[] =
  entries
