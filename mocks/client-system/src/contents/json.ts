import type { Paper } from './paper.ts'

/** Root of Finnish personal identity codes. */
const IDENTITY_CODES = 'urn:oid:1.2.246.21'

/**
 * The structured form that accompanies an XHTML view format: one root key, the
 * Finnish name of the document in snake case, and Finnish keys below.
 */
export function jsonOf(paper: Paper): Buffer {
  const structure = {
    [rootKey(paper.rootName)]: {
      asiakas: paper.clients.map(clientNode),
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

/** The smallest structured form of a document of some clients. */
export const jsonFor = (clients: Paper['clients']): string =>
  JSON.stringify({ asiakirja: { asiakas: clients.map(clientNode) } })

const clientNode = ({
  firstName,
  lastName,
  identityCode,
}: Paper['clients'][number]) => ({
  sukunimi: lastName,
  etunimet: firstName,
  henkilotunnus: { system: IDENTITY_CODES, value: identityCode },
})

function rootKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
}
