/** The handbook passage that a rule restates. */
export interface Citation {
  /** Section number as printed, for example `5.3.2`. */
  readonly section: Section
  /** Section title in Swedish: quoted, never translated. */
  readonly title: string
  /** Edition that the wording was checked against, `YYYY-MM`. */
  readonly edition: string
  /** A table and row within the section, for example `Tabell 5.5.1, row 2`. */
  readonly place?: string
}

/** Version 3.5 of THL's Kanta handbook for social welfare. */
export const EDITION = '2023-06'

/** The sections that the policy rests on, in the handbook's order. */
const TITLES = {
  '5.1': 'Grundläggande principer för ärendeskötsel via MittKanta',
  '5.1.1': 'Uppgifter som visas på MittKanta',
  '5.1.2': 'Ingångssidan för MittKanta inom socialvården',
  '5.2.1': 'Handlingar som ska avgränsas från MittKanta',
  '5.3.1': 'Fördröjd visning av handling',
  '5.3.2': 'Handlingar som inte visas alls',
  '5.4':
    'Visande av barnets handlingar för vårdnadshavare som uträttar ärenden för barnets räkning',
  '5.4.1': 'Allmänt',
  '5.4.3': 'Begränsningar för visning av barnets uppgifter för vårdnadshavaren',
  '5.4.4':
    'Särskilda situationer vid uträttande av ärenden för någon annans räkning',
  '5.5':
    'Aktörernas roller vid visande eller begränsning av uppgifter i MittKanta',
  '5.6': 'Sammanfattning',
  '7': 'Klient inom socialvården',
  '8.3.3': 'Ändringar i klientsammanställningen i ett gemensamt ärende',
  '9.4.1': 'Klientrelationshandlingens användningsändamål',
  '10.2.3':
    'Övriga faktorer som ska beaktas vid tolkning av handlingsstrukturerna',
  '11.2': 'Klienthandlingarnas metadata',
  '11.3.1': 'Hantering av handlingar i arkivet',
  '11.3.2': 'Lagra, ersätta och makulera handlingar',
  '11.4.1':
    'Verksamhetsmodeller för yrkesutbildade personer vid utlämnande av klientuppgifter',
} as const

export type Section = keyof typeof TITLES

/** Cites a section of the handbook, and a table's row in it where one fits. */
export function handbook(section: Section, place?: string): Citation {
  const citation = { section, title: TITLES[section], edition: EDITION }

  return place === undefined ? citation : { ...citation, place }
}
