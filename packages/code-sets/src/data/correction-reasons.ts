import type { CodeEntry } from '../entry.ts'

export interface CorrectionReason<
  Id extends string = string,
> extends CodeEntry<Id> {
  /**
   * `correction`: a new version. `replacement`: a new document in place of an
   * annulled decision. `annulment`: nothing comes instead (11.3.2).
   */
  readonly usedFor: 'correction' | 'replacement' | 'annulment'
}

const entries = [
  {
    id: 'obvious-writing-error',
    code: null,
    names: {
      sv: 'Uppenbart skrivfel',
      fi: 'Ilmeinen kirjoitusvirhe',
      en: 'Obvious writing error',
    },
    fiSource: 'translated',
    section: '11.3.2',
    svInferred: true,
    local: true,
    usedFor: 'correction',
  },
  {
    id: 'obvious-calculation-error',
    code: null,
    names: {
      sv: 'Uppenbart räknefel',
      fi: 'Ilmeinen laskuvirhe',
      en: 'Obvious calculation error',
    },
    fiSource: 'translated',
    section: '11.3.2',
    svInferred: true,
    local: true,
    usedFor: 'correction',
  },
  {
    id: 'incorrect-client-data',
    code: null,
    names: {
      sv: 'Felaktiga klientuppgifter',
      fi: 'Virheelliset asiakastiedot',
      en: 'Incorrect client data',
    },
    fiSource: 'translated',
    section: '11.3.2',
    svInferred: true,
    local: true,
    usedFor: 'correction',
  },
  {
    id: 'factual-error-in-decision',
    code: null,
    names: {
      sv: 'Sakfel i beslutet',
      fi: 'Päätöksen asiavirhe',
      en: 'Factual error in the decision',
    },
    fiSource: 'translated',
    section: '11.3.2',
    svInferred: true,
    local: true,
    usedFor: 'replacement',
  },
  {
    id: 'decision-annulled-on-appeal',
    code: null,
    names: {
      sv: 'Beslutet har upphävts efter besvär',
      fi: 'Päätös on kumottu muutoksenhaun johdosta',
      en: 'Decision annulled after an appeal',
    },
    fiSource: 'translated',
    section: '5.2.1',
    svInferred: true,
    local: true,
    usedFor: 'replacement',
  },
  {
    id: 'stored-for-wrong-person',
    code: null,
    names: {
      sv: 'Handlingen har lagrats för fel person',
      fi: 'Asiakirja on tallennettu väärälle henkilölle',
      en: 'Document stored for the wrong person',
    },
    fiSource: 'translated',
    section: '11.3.2',
    svInferred: true,
    local: true,
    usedFor: 'annulment',
  },
] as const satisfies readonly CorrectionReason[]

export type CorrectionReasonId = (typeof entries)[number]['id']

/**
 * "Socialvård – Motivering för rättelse i en handling" (11.3.2). The handbook
 * names the classification and prints none of its values, so these are our own
 * (`local`), one for each situation that 11.3.2 and 5.2.1 describe. Unlike the
 * reasons of a restriction they are shown to the client (11.3.2).
 */
export const correctionReasons: readonly CorrectionReason<CorrectionReasonId>[] =
  entries
