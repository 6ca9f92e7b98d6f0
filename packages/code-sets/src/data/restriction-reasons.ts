import type { CodeEntry } from '../entry.ts'

export interface RestrictionReason<
  Id extends string = string,
> extends CodeEntry<Id> {
  /** A reason of "support and guidance" serves a delay only (Tabell 5.3.1). */
  readonly usableFor: readonly (
    'delay' | 'special-content' | 'guardian-own-initiative'
  )[]
}

const entries = [
  {
    id: 'danger-to-client',
    code: '1',
    names: {
      sv: 'Visande av handlingen medför fara för klientens hälsa eller vård eller rättigheter',
      fi: 'Asiakirjan näyttämisestä aiheutuu vaaraa asiakkaan terveydelle, hoidolle tai oikeuksille',
      en: "Showing the document endangers the client's health, care or rights",
    },
    fiSource: 'translated',
    section: '5.3.3 Tabell 5.3.1',
    usableFor: ['delay', 'special-content', 'guardian-own-initiative'],
  },
  {
    id: 'against-childs-interest',
    code: '2',
    names: {
      sv: 'Visande av handlingen strider mot barnets intresse',
      fi: 'Asiakirjan näyttäminen on vastoin lapsen etua',
      en: "Showing the document is against the child's interest",
    },
    fiSource: 'translated',
    section: '5.3.3 Tabell 5.3.1',
    usableFor: ['delay', 'special-content', 'guardian-own-initiative'],
  },
  {
    id: 'danger-to-other-person',
    code: '3',
    names: {
      sv: 'Visande av handlingen orsakar fara för en annan persons hälsa, utveckling eller rättigheter',
      fi: 'Asiakirjan näyttämisestä aiheutuu vaaraa toisen henkilön terveydelle, kehitykselle tai oikeuksille',
      en: "Showing the document endangers another person's health, development or rights",
    },
    fiSource: 'translated',
    section: '5.3.3 Tabell 5.3.1',
    usableFor: ['delay', 'special-content', 'guardian-own-initiative'],
  },
  {
    id: 'against-adult-or-private-interest',
    code: '4',
    names: {
      sv: 'Visande av handlingen strider mot en fullvuxen klients intresse eller annat privat intresse',
      fi: 'Asiakirjan näyttäminen on vastoin täysi-ikäisen asiakkaan etua tai muuta yksityistä etua',
      en: "Showing the document is against an adult client's interest or another private interest",
    },
    fiSource: 'translated',
    section: '5.3.3 Tabell 5.3.1',
    usableFor: ['delay', 'special-content', 'guardian-own-initiative'],
  },
  {
    id: 'investigation-or-court-matter',
    code: '5',
    names: {
      sv: 'Handlingen hänför sig till en förundersökning eller en polisutredning eller ett ärende som ska behandlas i domstolen och ett visande är till men för utredningen',
      fi: 'Asiakirja liittyy esitutkintaan, poliisitutkintaan tai tuomioistuimessa käsiteltävään asiaan, ja sen näyttämisestä on haittaa tutkinnalle',
      en: 'The document relates to a pre-trial or police investigation or a coming court matter and showing it would harm the investigation',
    },
    fiSource: 'translated',
    section: '5.3.3 Tabell 5.3.1',
    usableFor: ['delay', 'special-content', 'guardian-own-initiative'],
  },
  {
    id: 'support-and-guidance-needed',
    code: '6',
    names: {
      sv: 'I samband med visandet av handlingen ska tillräckligt stöd och vägledning erbjudas',
      fi: 'Asiakirjan näyttämisen yhteydessä on tarjottava riittävä tuki ja ohjaus',
      en: 'Sufficient support and guidance must be offered when the document is shown',
    },
    fiSource: 'translated',
    section: '5.3.3 Tabell 5.3.1',
    usableFor: ['delay'],
  },
] as const satisfies readonly RestrictionReason[]

export type RestrictionReasonId = (typeof entries)[number]['id']

/**
 * "Socialvård – Motiveringar till begränsad visande av en handling på MittKanta"
 * (5.3.3, Tabell 5.3.1). Never shown to the client or to anyone who acts for the
 * client (5.3.3); the names serve intake answers and the people who store.
 */
export const restrictionReasons: readonly RestrictionReason<RestrictionReasonId>[] =
  entries
