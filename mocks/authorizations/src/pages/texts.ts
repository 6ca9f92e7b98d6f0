import type { Language } from '@mittkanta/mock-identification/stand-in'

interface Texts {
  readonly service: string
  readonly standIn: string
  readonly language: string
  readonly chooseTitle: string
  readonly chooseLead: (service: string) => string
  readonly children: string
  readonly mandateGivers: string
  readonly nobody: string
  readonly cancel: string
  readonly errorTitle: string
  readonly errorLead: string
}

export const TEXTS: Readonly<Record<Language, Texts>> = {
  fi: {
    service: 'Testivaltuudet',
    standIn:
      'Tämä on Suomi.fi-valtuuksien korvike testausta varten, ei oikea valtuuspalvelu. Kaikki henkilöt ovat keksittyjä.',
    language: 'Kieli',
    chooseTitle: 'Kenen puolesta asioit?',
    chooseLead: (service) =>
      `Valitse henkilö, jonka puolesta asioit palvelussa ${service}.`,
    children: 'Lapset',
    mandateGivers: 'Sinut valtuuttaneet',
    nobody: 'Sinulla ei ole ketään, jonka puolesta voisit asioida.',
    cancel: 'Peruuta ja palaa palveluun',
    errorTitle: 'Valintaa ei voi tehdä',
    errorLead: 'Palaa palveluun, josta tulit, ja yritä uudelleen.',
  },
  sv: {
    service: 'Testfullmakter',
    standIn:
      'Det här är en ersättare för Suomi.fi-fullmakter, gjord för testning. Den är inte en riktig fullmaktstjänst. Alla personer är påhittade.',
    language: 'Språk',
    chooseTitle: 'För vems räkning uträttar du ärenden?',
    chooseLead: (service) =>
      `Välj den person för vars räkning du uträttar ärenden i tjänsten ${service}.`,
    children: 'Barn',
    mandateGivers: 'De som har gett dig fullmakt',
    nobody: 'Det finns ingen för vars räkning du kan uträtta ärenden.',
    cancel: 'Avbryt och gå tillbaka till tjänsten',
    errorTitle: 'Det går inte att välja',
    errorLead: 'Gå tillbaka till tjänsten som du kom från och försök på nytt.',
  },
  en: {
    service: 'Test authorisations',
    standIn:
      'This is a stand-in for Suomi.fi e-Authorizations, made for testing. It is not a real authorisation service. All people are invented.',
    language: 'Language',
    chooseTitle: 'For whom are you acting?',
    chooseLead: (service) => `Choose the person you act for in ${service}.`,
    children: 'Children',
    mandateGivers: 'Those who have given you a mandate',
    nobody: 'There is nobody for whom you could act.',
    cancel: 'Cancel and go back to the service',
    errorTitle: 'The choice cannot be made',
    errorLead: 'Go back to the service you came from and try again.',
  },
}
