/** The handbook passage that a rule restates. */
export interface Citation {
  /** Section number as printed, for example `11.4.1`. */
  readonly section: Section
  /** Section title in Swedish: quoted, never translated. */
  readonly title: string
  /** Edition that the wording was checked against, `YYYY-MM`. */
  readonly edition: string
  /** A table and column within the section. */
  readonly place?: string
}

/** Version 3.5 of THL's Kanta handbook for social welfare. */
const EDITION = '2023-06'

/** The sections that the rules rest on, in the handbook's order. */
const TITLES = {
  '5.6': 'Sammanfattning',
  '11.4': 'Utlämnande av klientuppgifter',
  '11.4.1':
    'Verksamhetsmodeller för yrkesutbildade personer vid utlämnande av klientuppgifter',
  '11.4.2':
    'Utlämnande av klientuppgifter från Klientdataarkivet för socialvården',
} as const

export type Section = keyof typeof TITLES

/** Cites a section of the handbook, and a place in it where one fits. */
export function handbook(section: Section, place?: string): Citation {
  const citation = { section, title: TITLES[section], edition: EDITION }

  return place === undefined ? citation : { ...citation, place }
}

const column = (name: string) => handbook('5.6', `Tabell 5.6.1, ${name}`)

/** The columns of Tabell 5.6.1. */
export const table = {
  adult: column('Myndig klient'),
  minor: column('Minderårig klient'),
  guardian: column('Vårdnadshavare till minderårig klient'),
  rightToInformation: column(
    'En person som har rätt att få information om en minderårig klients ärenden',
  ),
}
