import type { Paper } from './paper.ts'

/** Root of Finnish personal identity codes. */
const IDENTITY_CODES = 'urn:oid:1.2.246.21'

/**
 * The structured form that stands beside an XHTML view format: one root key,
 * the Finnish name of the document in snake case, and Finnish keys below.
 */
export function jsonOf(paper: Paper): Buffer {
  const structure = {
    [rootKey(paper.rootName)]: {
      asiakas: paper.clients.map(({ firstName, lastName, identityCode }) => ({
        sukunimi: lastName,
        etunimet: firstName,
        henkilotunnus: { system: IDENTITY_CODES, value: identityCode },
      })),
      sosiaalipalvelu: paper.services.map((display) => ({ display })),
      sisalto: paper.sections.map(({ heading, paragraphs, rows }) => ({
        otsikko: heading,
        teksti: paragraphs,
        ...(rows && {
          erittely: rows.map(([name, value]) => ({ nimi: name, arvo: value })),
        }),
      })),
      paivamaara: paper.createdOn,
      laatija: [
        {
          sukunimi: paper.author.lastName,
          etunimet: paper.author.firstName,
          tehtavanimike: paper.author.title,
          palveluyksikko: { display: paper.unit },
        },
      ],
    },
  }
  return Buffer.from(`${JSON.stringify(structure, null, 2)}\n`, 'utf8')
}

function rootKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}
