import type { CodeEntry } from '../entry.ts'

export interface CaseName<Id extends string = string> extends CodeEntry<Id> {
  /** Class 99 must be given a name in words as well (8.1.2). */
  readonly needsOwnName: boolean
}

const entries = [
  {
    id: 'managing-everyday-life',
    code: null,
    names: {
      sv: 'Hantering av vardagen',
      fi: 'Arjen hallinta',
      en: 'Managing everyday life',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'homelessness-or-threat',
    code: null,
    names: {
      sv: 'Bostadslöshet eller hot om detta',
      fi: 'Asunnottomuus tai sen uhka',
      en: 'Homelessness or threat of it',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'accessibility-and-participation',
    code: null,
    names: {
      sv: 'Tillgänglighet och delaktighet',
      fi: 'Esteettömyys ja osallisuus',
      en: 'Accessibility and participation',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'care-and-attention',
    code: null,
    names: {
      sv: 'Vård och omsorg',
      fi: 'Hoiva ja huolenpito',
      en: 'Care and attention',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'taking-into-care-and-substitute-care',
    code: null,
    names: {
      sv: 'Omhändertagande och anknytande vård utom hemmet',
      fi: 'Huostaanotto ja siihen liittyvä sijaishuolto',
      en: 'Taking into care and related substitute care',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'emergency-placement',
    code: null,
    names: {
      sv: 'Brådskande placering',
      fi: 'Kiireellinen sijoitus',
      en: 'Emergency placement',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'integration-and-immigrant-welfare',
    code: null,
    names: {
      sv: 'Integration och invandrarens välfärd',
      fi: 'Kotoutuminen ja maahanmuuttajan hyvinvointi',
      en: 'Integration and immigrant welfare',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'childs-growth-and-development',
    code: null,
    names: {
      sv: 'Barnets tillväxt och utveckling',
      fi: 'Lapsen kasvu ja kehitys',
      en: "Child's growth and development",
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'child-protection-aftercare',
    code: null,
    names: {
      sv: 'Eftervård inom barnskyddet',
      fi: 'Lastensuojelun jälkihuolto',
      en: 'Child protection after-care',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'family-life-parenthood-or-custody',
    code: null,
    names: {
      sv: 'Familjeliv, föräldraskap eller barnets vård',
      fi: 'Perhe-elämä, vanhemmuus tai lapsen huolto',
      en: "Family life, parenthood or child's care/custody",
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'substance-use-and-addictions',
    code: null,
    names: {
      sv: 'Användning av berusningsmedel och beroenden',
      fi: 'Päihteiden käyttö ja riippuvuudet',
      en: 'Substance use and addictions',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'income-and-money-matters',
    code: null,
    names: {
      sv: 'Försörjning och skötsel av penningärenden',
      fi: 'Toimeentulo ja raha-asioiden hoito',
      en: 'Income and managing money matters',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'coordination-of-support-and-service-needs',
    code: null,
    names: {
      sv: 'Koordinering av stöd och servicebehov',
      fi: 'Tuen ja palvelutarpeiden koordinointi',
      en: 'Coordination of support and service needs',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'employment-work-or-studies',
    code: null,
    names: {
      sv: 'Sysselsättning, arbete eller studier',
      fi: 'Työllisyys, työ tai opiskelu',
      en: 'Employment, work or studies',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'violence-or-threat-of-violence',
    code: null,
    names: {
      sv: 'Våld eller hot om våld',
      fi: 'Väkivalta tai sen uhka',
      en: 'Violence or threat of violence',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'acute-crisis',
    code: null,
    names: {
      sv: 'Stödbehov relaterat till en akut krissituation',
      fi: 'Äkilliseen kriisitilanteeseen liittyvä tuen tarve',
      en: 'Support need related to an acute crisis',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: false,
  },
  {
    id: 'other-case',
    code: '99',
    names: {
      sv: 'Annat socialvårdsärende',
      fi: 'Muu sosiaalihuollon asia',
      en: 'Other social-welfare case',
    },
    fiSource: 'translated',
    section: '8.5 Tabell 8.5.1',
    needsOwnName: true,
  },
] as const satisfies readonly CaseName[]

export type CaseNameId = (typeof entries)[number]['id']

/**
 * "Socialvård – Socialvårdsärende", version 2023 (8.1.2, 8.5, Tabell 8.5.1). The
 * values of version 2017 are not printed.
 */
export const caseNames: readonly CaseName<CaseNameId>[] = entries
