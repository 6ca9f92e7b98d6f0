import type { CodeEntry } from '../entry.ts'

const entries = [
  {
    id: 'no-weighty-reason',
    code: '1',
    names: {
      sv: 'Den minderåriga klienten har inte angett något vägande skäl för sitt förbud',
      fi: 'Alaikäinen asiakas ei ole esittänyt kiellolleen painavaa syytä',
      en: 'The minor has given no weighty reason for the prohibition',
    },
    fiSource: 'translated',
    section: '5.4.3 Tabell 5.4.2',
  },
  {
    id: 'withholding-clearly-against-minors-interest',
    code: '2',
    names: {
      sv: 'Att låta bli att lämna ut uppgifter är klart mot den minderåriga klientens eget intresse',
      fi: 'Tietojen luovuttamatta jättäminen on selvästi alaikäisen asiakkaan oman edun vastaista',
      en: "Withholding is clearly against the minor's own interest",
    },
    fiSource: 'translated',
    section: '5.4.3 Tabell 5.4.2',
  },
  {
    id: 'not-possible-age-development-nature',
    code: '3',
    names: {
      sv: 'Förbudet är inte möjligt på grund av den minderåriga klientens ålder, utvecklingsnivå och sakens natur',
      fi: 'Kielto ei ole mahdollinen alaikäisen asiakkaan iän, kehitystason ja asian laadun vuoksi',
      en: "A prohibition is not possible given the minor's age, level of development and the nature of the matter",
    },
    fiSource: 'translated',
    section: '5.4.3 Tabell 5.4.2',
  },
] as const satisfies readonly CodeEntry[]

export type ProhibitionRefusalReasonId = (typeof entries)[number]['id']

/**
 * "Socialvård – Motivering för att förvägra förbudsrätten för en minderårig
 * klient" (5.4.3, Tabell 5.4.2). Never shown.
 */
export const prohibitionRefusalReasons: readonly CodeEntry<ProhibitionRefusalReasonId>[] =
  entries
