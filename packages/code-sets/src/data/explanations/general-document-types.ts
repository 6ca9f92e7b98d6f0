import type { Explanation } from '../../explanation.ts'
import type { GeneralDocumentTypeId } from '../general-document-types.ts'

/** What a document of each general type is (9.2), where its precise type says no more. */
export const generalDocumentTypeExplanations: Readonly<
  Record<GeneralDocumentTypeId, Explanation>
> = {
  assessment: {
    sv: 'Här bedömer socialvården en situation. Bedömningen är grunden för vad som händer sedan.',
    fi: 'Tässä sosiaalihuolto arvioi tilannetta. Arvion pohjalta sovitaan, miten jatketaan.',
    en: 'Here social services assess a situation. The assessment is the basis for what happens next.',
  },
  'journal-entry': {
    sv: 'En anteckning om något som har hänt eller gjorts i arbetet med klienten.',
    fi: 'Merkintä siitä, mitä asiakkaan asiassa on tapahtunut tai tehty.',
    en: 'A note of something that has happened or been done in the work with the client.',
  },
  application: {
    sv: 'En ansökan till socialvården. I den står vad någon ansöker om och varför.',
    fi: 'Hakemus sosiaalihuoltoon. Siinä kerrotaan, mitä haetaan ja miksi.',
    en: 'An application to social services. It tells what somebody applies for and why.',
  },
  notification: {
    sv: 'Ett meddelande om något som socialvården behöver veta. I det står vad saken gäller.',
    fi: 'Ilmoitus jostakin, mikä sosiaalihuollon on hyvä tietää. Siinä kerrotaan, mitä asia koskee.',
    en: 'A notice of something that social services need to know. It tells what the matter is about.',
  },
  'hearing-document': {
    sv: 'Här står vad den som saken berör har sagt. Socialvården ska ta reda på det innan den beslutar.',
    fi: 'Tässä kerrotaan, mitä se, jota asia koskee, on sanonut. Sosiaalihuollon on kysyttävä sitä ennen päätöstä.',
    en: 'This tells what a person whom the matter concerns has said. Social services must ask before they decide.',
  },
  calculation: {
    sv: 'En uträkning, till exempel av inkomster och utgifter. Den kan ligga till grund för ett stöd eller en avgift.',
    fi: 'Laskelma esimerkiksi tuloista ja menoista. Tuki tai maksu voi perustua siihen.',
    en: 'A calculation, for example of income and costs. Support or a fee can be based on it.',
  },
  statement: {
    sv: 'Socialvårdens skriftliga åsikt i en sak. Ofta har en domstol eller en annan myndighet bett om den.',
    fi: 'Sosiaalihuollon kirjallinen kanta johonkin asiaan. Usein sitä on pyytänyt tuomioistuin tai muu viranomainen.',
    en: 'The written opinion of social services on a matter. Often a court or another authority has asked for it.',
  },
  referral: {
    sv: 'Socialvården ber en annan tjänst att ta emot klienten. Här står varför.',
    fi: 'Sosiaalihuolto pyytää toista palvelua ottamaan asiakkaan vastaan. Tässä kerrotaan, miksi.',
    en: 'Social services ask another service to receive the client. This tells why.',
  },
  'other-client-document': {
    sv: 'En handling som hör till klientens ärende men inte har någon egen typ. Namnet säger vad den handlar om.',
    fi: 'Asiakkaan asiaan kuuluva asiakirja, jolla ei ole omaa tyyppiä. Nimi kertoo, mistä siinä on kyse.',
    en: 'A document that belongs to the client’s case but has no type of its own. Its name says what it is about.',
  },
  'payment-commitment': {
    sv: 'Socialvården lovar att betala en viss kostnad för klienten.',
    fi: 'Sosiaalihuolto lupaa maksaa tietyn kustannuksen asiakkaan puolesta.',
    en: 'Social services promise to pay a certain cost for the client.',
  },
  request: {
    sv: 'Socialvården ber någon annan om något, till exempel handlingar eller ett utlåtande.',
    fi: 'Sosiaalihuolto pyytää toiselta taholta jotakin, esimerkiksi asiakirjoja tai lausuntoa.',
    en: 'Social services ask somebody else for something, for example documents or a statement.',
  },
  decision: {
    sv: 'Här står vad socialvården har beslutat och varför. Där står också om och hur man kan söka ändring.',
    fi: 'Tässä kerrotaan, mitä sosiaalihuolto on päättänyt ja miksi. Päätöksestä näkyy myös, voiko siihen hakea muutosta ja miten.',
    en: 'This tells what social services have decided and why. It also says whether and how the decision can be appealed.',
  },
  report: {
    sv: 'Socialvården har utrett en sak. Här står vad som kom fram.',
    fi: 'Sosiaalihuolto on selvittänyt asiaa. Tässä kerrotaan, mitä saatiin tietää.',
    en: 'Social services have looked into a matter. This tells what they found.',
  },
  agreement: {
    sv: 'Ett avtal. I det står vad parterna har kommit överens om.',
    fi: 'Sopimus. Siinä kerrotaan, mistä osapuolet ovat sopineet.',
    en: 'An agreement. It says what the parties have agreed on.',
  },
  consent: {
    sv: 'Någon har gett sitt samtycke. Här står vem det är och vad samtycket gäller.',
    fi: 'Joku on antanut suostumuksensa. Tässä kerrotaan, kuka ja mihin.',
    en: 'Somebody has given consent. This tells who it is and what the consent is for.',
  },
  plan: {
    sv: 'Här står målen, stödet och vem som gör vad. En plan är inte ett beslut.',
    fi: 'Tässä kerrotaan tavoitteet, tuki ja kuka tekee mitä. Suunnitelma ei ole päätös.',
    en: 'This tells the goals, the support and who does what. A plan is not a decision.',
  },
  summary: {
    sv: 'Här är det viktigaste i en sak samlat på ett ställe.',
    fi: 'Tähän on koottu asian tärkeimmät kohdat.',
    en: 'The main points of a matter, gathered in one place.',
  },
}
