import type { CodeEntry } from '../entry.ts'

const entries = [
  {
    id: 'elderly-services',
    code: '2016:23',
    names: {
      sv: 'Äldreservice',
      fi: 'Iäkkäiden palvelut',
      en: 'Services for older people',
    },
    fiSource: 'official',
    section: '6.2',
  },
  {
    id: 'services-for-families-with-children',
    code: '2016:24',
    names: {
      sv: 'Service för barnfamiljer',
      fi: 'Lapsiperheiden palvelut',
      en: 'Services for families with children',
    },
    fiSource: 'official',
    section: '6.2',
  },
  {
    id: 'child-protection',
    code: '2016:10',
    names: { sv: 'Barnskydd', fi: 'Lastensuojelu', en: 'Child protection' },
    fiSource: 'official',
    section: '6.2',
  },
  {
    id: 'family-law-services',
    code: '2016:25',
    names: {
      sv: 'Familjerättslig service',
      fi: 'Perheoikeudelliset palvelut',
      en: 'Family-law services',
    },
    fiSource: 'official',
    section: '6.2',
  },
  {
    id: 'substance-and-addiction-special-services',
    code: '2016:15',
    names: {
      sv: 'Särskild service inom arbetet med missbruk och beroende',
      fi: 'Päihde- ja riippuvuustyön erityispalvelut',
      en: 'Special services in substance-abuse and addiction work',
    },
    fiSource: 'official',
    section: '6.2',
  },
  {
    id: 'services-for-working-age',
    code: '2016:26',
    names: {
      sv: 'Service för personer i arbetsför ålder',
      fi: 'Työikäisten palvelut',
      en: 'Services for people of working age',
    },
    fiSource: 'official',
    section: '6.2',
  },
  {
    id: 'disability-services',
    code: null,
    names: {
      sv: 'Service för personer med funktionsnedsättning',
      fi: 'Vammaispalvelut',
      en: 'Services for people with disabilities',
    },
    fiSource: 'official',
    section: '6.2',
  },
] as const satisfies readonly CodeEntry[]

export type ServiceTaskId = (typeof entries)[number]['id']

/**
 * "Serviceuppgift" of 2016 as changed in summer 2023 (6.2): the seven tasks under
 * which the front page groups documents. The code of disability services is not
 * printed, because Tabell 6.2.1 is cut off in the handbook.
 */
export const serviceTasks: readonly CodeEntry<ServiceTaskId>[] = entries
