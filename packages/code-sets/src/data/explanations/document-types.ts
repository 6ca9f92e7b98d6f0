import type { Explanation } from '../../explanation.ts'
import type { DocumentTypeId } from '../document-types.ts'

interface ExplainedTypes {
  /** The precise types that one text is true for. */
  readonly types: readonly DocumentTypeId[]
  readonly text: Explanation
}

/**
 * Explains document types: those whose precise type says more than the general
 * type, and those without a general type. Each type occurs no more than once.
 */
export const documentTypeExplanations: readonly ExplainedTypes[] = [
  {
    types: ['assessment-of-child-protection-notification'],
    text: {
      sv: 'Socialvården har fått en barnskyddsanmälan. Här står hur den har bedömt anmälan och vad som följer på den.',
      fi: 'Sosiaalihuolto on saanut lastensuojeluilmoituksen. Tässä kerrotaan, miten ilmoitus on arvioitu ja mitä siitä seuraa.',
      en: 'Social services have received a child protection notification. This tells how they assessed it and what follows.',
    },
  },
  {
    types: ['assessment-of-anticipatory-child-protection-notification'],
    text: {
      sv: 'Någon har gjort en barnskyddsanmälan innan ett barn är fött. Här står hur socialvården har bedömt den.',
      fi: 'Joku on tehnyt lastensuojeluilmoituksen ennen lapsen syntymää. Tässä kerrotaan, miten sosiaalihuolto on arvioinut sen.',
      en: 'Somebody made a child protection notification before the child was born. This tells how social services assessed it.',
    },
  },
  {
    types: ['assessment-of-contact-or-notification'],
    text: {
      sv: 'Socialvården har fått veta att någon kan behöva stöd. Här står hur den har bedömt saken.',
      fi: 'Sosiaalihuolto on saanut tiedon, että joku voi tarvita tukea. Tässä kerrotaan, miten se on arvioinut asian.',
      en: 'Social services have learnt that somebody may need support. This tells how they assessed the matter.',
    },
  },
  {
    types: ['needs-assessment-child-and-family'],
    text: {
      sv: 'Här beskriver socialvården barnets och familjens situation och vilket stöd de behöver. Planer och beslut bygger på bedömningen.',
      fi: 'Tässä sosiaalihuolto kuvaa lapsen ja perheen tilanteen ja tuen tarpeen. Suunnitelmat ja päätökset perustuvat arvioon.',
      en: 'Here social services describe the situation of the child and the family and the support they need. Plans and decisions build on it.',
    },
  },
  {
    types: [
      'needs-assessment-working-age',
      'needs-assessment-older-people',
      'needs-assessment-substance',
      'needs-assessment-disability',
      'needs-assessment-social-welfare',
    ],
    text: {
      sv: 'Här beskriver socialvården klientens situation och vilket stöd klienten behöver. Planer och beslut bygger på bedömningen.',
      fi: 'Tässä sosiaalihuolto kuvaa asiakkaan tilanteen ja tuen tarpeen. Suunnitelmat ja päätökset perustuvat arvioon.',
      en: 'Here social services describe the client’s situation and the support the client needs. Plans and decisions build on it.',
    },
  },
  {
    types: ['shelter-first-assessment'],
    text: {
      sv: 'Skyddshemmets första bedömning av situationen och av vilket skydd och stöd som behövs.',
      fi: 'Turvakodin ensimmäinen arvio tilanteesta ja siitä, mitä suojaa ja tukea tarvitaan.',
      en: 'The shelter’s first assessment of the situation and of the protection and support that is needed.',
    },
  },
  {
    types: [
      'risk-assessment-partner-violence',
      'risk-assessment-harassment-stalking',
    ],
    text: {
      sv: 'Här bedömer en yrkesutbildad person risken för våld eller förföljelse. Bedömningen hjälper till att planera skyddet.',
      fi: 'Tässä ammattihenkilö arvioi väkivallan tai vainon riskiä. Arvio auttaa suunnittelemaan suojaa.',
      en: 'Here a professional assesses the risk of violence or stalking. The assessment helps to plan protection.',
    },
  },
  {
    types: ['assessment-of-experienced-violence'],
    text: {
      sv: 'Här beskriver en yrkesutbildad person våld som klienten har upplevt i en nära relation.',
      fi: 'Tässä ammattihenkilö kuvaa väkivaltaa, jota asiakas on kokenut läheisessä suhteessa.',
      en: 'Here a professional describes violence that the client has experienced in a close relationship.',
    },
  },
  {
    types: ['journal-case-opened', 'journal-service-started'],
    text: {
      sv: 'En anteckning i klientjournalen om att ett ärende eller en service har börjat.',
      fi: 'Asiakaskertomuksen merkintä siitä, että asia on tullut vireille tai palvelu on alkanut.',
      en: 'A note in the client journal that a case has been opened or a service has started.',
    },
  },
  {
    types: ['journal-service-ended'],
    text: {
      sv: 'En anteckning i klientjournalen om att en service har upphört.',
      fi: 'Asiakaskertomuksen merkintä siitä, että palvelu on päättynyt.',
      en: 'A note in the client journal that a service has ended.',
    },
  },
  {
    types: ['journal-negotiation', 'journal-visit-or-contact'],
    text: {
      sv: 'En anteckning i klientjournalen om ett möte, ett besök eller en annan kontakt.',
      fi: 'Asiakaskertomuksen merkintä tapaamisesta, käynnistä tai muusta yhteydenpidosta.',
      en: 'A note in the client journal of a meeting, a visit or another contact.',
    },
  },
  {
    types: ['journal-cancelled-meeting'],
    text: {
      sv: 'En anteckning i klientjournalen om att ett möte, ett besök eller en kontakt ställdes in.',
      fi: 'Asiakaskertomuksen merkintä siitä, että tapaaminen, käynti tai yhteydenotto peruuntui.',
      en: 'A note in the client journal that a meeting, a visit or a contact was cancelled.',
    },
  },
  {
    types: ['journal-guidance-and-advice'],
    text: {
      sv: 'En anteckning i klientjournalen om råd och handledning som klienten har fått.',
      fi: 'Asiakaskertomuksen merkintä neuvonnasta ja ohjauksesta, jota asiakas on saanut.',
      en: 'A note in the client journal of advice and guidance that the client has received.',
    },
  },
  {
    types: ['journal-restriction-measure'],
    text: {
      sv: 'En anteckning om en åtgärd som begränsade klientens frihet eller rättigheter. Här står vad som hände.',
      fi: 'Merkintä toimenpiteestä, joka rajoitti asiakkaan vapautta tai oikeuksia. Tässä kerrotaan, mitä tapahtui.',
      en: 'A note of a measure that restricted the client’s freedom or rights. It tells what happened.',
    },
  },
  {
    types: ['journal-request-or-receipt-of-data', 'journal-disclosure-of-data'],
    text: {
      sv: 'En anteckning om att någon har begärt, fått eller lämnat ut uppgifter om klienten.',
      fi: 'Merkintä siitä, että joku on pyytänyt, saanut tai luovuttanut tietoja asiakkaasta.',
      en: 'A note that somebody has requested, received or disclosed data about the client.',
    },
  },
  {
    types: ['application-social-assistance'],
    text: {
      sv: 'En ansökan om utkomststöd av välfärdsområdet. Det kan komplettera FPA:s grundläggande utkomststöd eller förebygga svårigheter.',
      fi: 'Hakemus hyvinvointialueen toimeentulotuesta. Se voi täydentää Kelan perustoimeentulotukea tai ehkäistä vaikeuksia.',
      en: 'An application to the wellbeing services county for social assistance. It can supplement Kela’s basic assistance or prevent difficulties.',
    },
  },
  {
    types: ['application-social-credit'],
    text: {
      sv: 'En ansökan om social kredit, ett lån på rimliga villkor från socialvården.',
      fi: 'Hakemus sosiaalisesta luotosta, jota sosiaalihuolto myöntää kohtuullisin ehdoin.',
      en: 'An application for social credit, a loan on fair terms from social services.',
    },
  },
  {
    types: ['application-taking-into-care-court'],
    text: {
      sv: 'Socialvården ansöker hos förvaltningsdomstolen om att ett barn ska omhändertas. Domstolen avgör saken.',
      fi: 'Sosiaalihuolto hakee hallinto-oikeudelta lapsen huostaanottoa. Tuomioistuin ratkaisee asian.',
      en: 'Social services apply to the administrative court for taking a child into care. The court decides the matter.',
    },
  },
  {
    types: ['application-court-examination-of-child'],
    text: {
      sv: 'Socialvården ansöker hos förvaltningsdomstolen om tillstånd att låta undersöka ett barn. Domstolen avgör saken.',
      fi: 'Sosiaalihuolto hakee hallinto-oikeudelta lupaa lapsen tutkimiseen. Tuomioistuin ratkaisee asian.',
      en: 'Social services apply to the administrative court for permission to have a child examined. The court decides the matter.',
    },
  },
  {
    types: ['application-involuntary-special-care'],
    text: {
      sv: 'En ansökan om att en person ska få specialomsorger även mot sin vilja. Lagen säger när det är möjligt.',
      fi: 'Hakemus, että henkilö saa erityishuoltoa myös vastoin tahtoaan. Laissa säädetään, milloin se on mahdollista.',
      en: 'An application for special care for a person even against the person’s will. The law says when that is possible.',
    },
  },
  {
    types: ['child-protection-notification'],
    text: {
      sv: 'Någon har meddelat socialvården sin oro för ett barn. Socialvården bedömer sedan om barnet behöver stöd.',
      fi: 'Joku on ilmoittanut sosiaalihuollolle huolensa lapsesta. Sosiaalihuolto arvioi sen jälkeen, tarvitseeko lapsi tukea.',
      en: 'Somebody has told social services of a worry about a child. Social services then assess whether the child needs support.',
    },
  },
  {
    types: ['anticipatory-child-protection-notification'],
    text: {
      sv: 'Någon har före ett barns födelse meddelat att barnet kan behöva barnskydd genast efter födelsen.',
      fi: 'Joku on ennen lapsen syntymää ilmoittanut, että lapsi voi tarvita lastensuojelua heti synnyttyään.',
      en: 'Before a child’s birth somebody has told that the child may need child protection right after it.',
    },
  },
  {
    types: ['notification-of-need-for-social-welfare'],
    text: {
      sv: 'Någon har meddelat att en person kan behöva stöd, utan personens samtycke. Socialvården bedömer sedan saken.',
      fi: 'Joku on ilmoittanut ilman henkilön suostumusta, että tämä voi tarvita tukea. Sosiaalihuolto arvioi sen jälkeen asian.',
      en: 'Somebody has told, without the person’s consent, that the person may need support. Social services then assess the matter.',
    },
  },
  {
    types: ['contact-with-social-welfare-authority'],
    text: {
      sv: 'Någon har kontaktat socialvården tillsammans med den som behöver stöd.',
      fi: 'Joku on ottanut yhteyttä sosiaalihuoltoon yhdessä tukea tarvitsevan henkilön kanssa.',
      en: 'Somebody has contacted social services together with the person who needs support.',
    },
  },
  {
    types: ['notification-supervision-of-contact'],
    text: {
      sv: 'Ett meddelande om övervakade träffar mellan ett barn och en förälder som bor på annat håll.',
      fi: 'Ilmoitus lapsen ja muualla asuvan vanhemman valvotuista tapaamisista.',
      en: 'A notice about supervised meetings between a child and a parent who lives elsewhere.',
    },
  },
  {
    types: ['clarification-of-opinion-child-protection'],
    text: {
      sv: 'Här står vad barnet eller någon annan som saken berör tycker. Socialvården ska ta hänsyn till åsikten.',
      fi: 'Tässä kerrotaan, mitä mieltä lapsi tai muu asianosainen on. Sosiaalihuollon on otettava mielipide huomioon.',
      en: 'This tells what the child or another person concerned thinks. Social services must take the opinion into account.',
    },
  },
  {
    types: ['statement-involuntary-special-care'],
    text: {
      sv: 'Här bedömer sakkunniga om lagens villkor för specialomsorger mot en persons vilja uppfylls.',
      fi: 'Tässä asiantuntijat arvioivat, täyttyvätkö lain ehdot erityishuollolle henkilön tahdosta riippumatta.',
      en: 'Here experts assess whether the law’s conditions for special care against a person’s will are met.',
    },
  },
  {
    types: ['statement-adoption-counselling'],
    text: {
      sv: 'Adoptionsrådgivningens skriftliga åsikt i ett ärende om adoption.',
      fi: 'Adoptioneuvonnan kirjallinen kanta adoptioasiassa.',
      en: 'The written opinion of adoption counselling in a matter of adoption.',
    },
  },
  {
    types: ['other-document-received'],
    text: {
      sv: 'En handling som socialvården har fått av klienten eller av någon annan. Namnet säger vad den handlar om.',
      fi: 'Asiakirja, jonka sosiaalihuolto on saanut asiakkaalta tai muualta. Nimi kertoo, mistä siinä on kyse.',
      en: 'A document that social services have received from the client or somebody else. Its name says what it is about.',
    },
  },
  {
    types: ['other-document-drawn-up'],
    text: {
      sv: 'En handling som socialvården har skrivit och som inte har någon egen typ. Namnet säger vad den handlar om.',
      fi: 'Sosiaalihuollon laatima asiakirja, jolla ei ole omaa tyyppiä. Nimi kertoo, mistä siinä on kyse.',
      en: 'A document that social services have written and that has no type of its own. Its name says what it is about.',
    },
  },
  {
    types: ['attachment'],
    text: {
      sv: 'En bilaga som hör till en annan handling, till exempel ett intyg eller ett kvitto.',
      fi: 'Toiseen asiakirjaan kuuluva liite, esimerkiksi todistus tai kuitti.',
      en: 'An attachment that belongs to another document, for example a certificate or a receipt.',
    },
  },
  {
    types: ['request-for-executive-assistance'],
    text: {
      sv: 'Socialvården ber en annan myndighet om hjälp med något som den inte kan göra själv.',
      fi: 'Sosiaalihuolto pyytää toiselta viranomaiselta apua asiaan, jota se ei voi hoitaa itse.',
      en: 'Social services ask another authority for help with something that they cannot do themselves.',
    },
  },
  {
    types: [
      'request-statement-genetic-test-relative',
      'genetic-test-sampling',
      'order-of-genetic-test',
    ],
    text: {
      sv: 'Handlingen gäller en DNA-undersökning. Den hjälper att ta reda på vem som är förälder till ett barn.',
      fi: 'Asiakirja koskee DNA-tutkimusta. Se auttaa selvittämään, kuka on lapsen vanhempi.',
      en: 'The document concerns a DNA test. The test helps to find out who is the parent of a child.',
    },
  },
  {
    types: ['decision-social-assistance'],
    text: {
      sv: 'Ett beslut om utkomststöd av välfärdsområdet. Där står också hur man kan söka ändring.',
      fi: 'Päätös hyvinvointialueen toimeentulotuesta. Siinä kerrotaan myös, miten muutosta voi hakea.',
      en: 'A decision on social assistance by the wellbeing services county. It also tells how to appeal.',
    },
  },
  {
    types: ['decision-supervision-of-contact'],
    text: {
      sv: 'Ett beslut om att övervaka träffarna mellan ett barn och en förälder.',
      fi: 'Päätös lapsen ja vanhemman tapaamisten valvonnasta.',
      en: 'A decision on supervising the meetings between a child and a parent.',
    },
  },
  {
    types: ['decision-intermediary-account'],
    text: {
      sv: 'Ett beslut om förmedlingskonto. På kontot sköter socialvården klientens pengar för klientens räkning.',
      fi: 'Päätös välitystilistä. Tilillä sosiaalihuolto hoitaa asiakkaan rahoja hänen puolestaan.',
      en: 'A decision on an intermediary account. On the account social services handle the client’s money for the client.',
    },
  },
  {
    types: ['decision-open-care-placement', 'decision-end-open-care-placement'],
    text: {
      sv: 'Beslutet gäller att ett barn för en tid bor utanför hemmet som stöd. Barnet är inte omhändertaget.',
      fi: 'Päätös koskee sitä, että lapsi asuu tuen vuoksi jonkin aikaa kodin ulkopuolella. Lasta ei ole otettu huostaan.',
      en: 'The decision concerns a child living away from home for a time as support. The child has not been taken into care.',
    },
  },
  {
    types: [
      'decision-emergency-placement',
      'decision-extend-emergency-placement',
    ],
    text: {
      sv: 'Ett beslut om brådskande placering: barnet bor en kort tid utanför hemmet för att vara tryggt. Här står varför och hur länge.',
      fi: 'Päätös kiireellisestä sijoituksesta: lapsi asuu lyhyen ajan kodin ulkopuolella, jotta hän on turvassa. Tässä kerrotaan syy ja kesto.',
      en: 'A decision on emergency placement: the child lives away from home for a short time, to be safe. This tells why and for how long.',
    },
  },
  {
    types: ['decision-end-emergency-placement'],
    text: {
      sv: 'Ett beslut om att en brådskande placering av ett barn utanför hemmet upphör.',
      fi: 'Päätös siitä, että lapsen kiireellinen sijoitus päättyy.',
      en: 'A decision that an emergency placement of a child away from home ends.',
    },
  },
  {
    types: ['decision-taking-into-care'],
    text: {
      sv: 'Ett omhändertaget barn bor utanför hemmet, och socialvården ansvarar för barnets vård. Vårdnaden om barnet upphör inte.',
      fi: 'Huostaan otettu lapsi asuu kodin ulkopuolella, ja sosiaalihuolto vastaa hänen hoidostaan. Huoltajuus ei pääty.',
      en: 'A child taken into care lives away from home, and social services are responsible for the care. Custody does not end.',
    },
  },
  {
    types: ['decision-enforcing-court-ruling-care'],
    text: {
      sv: 'Förvaltningsdomstolen har avgjort ett omhändertagande. Här beslutar socialvården hur avgörandet verkställs.',
      fi: 'Hallinto-oikeus on ratkaissut huostaanottoa koskevan asian. Tässä sosiaalihuolto päättää, miten ratkaisu pannaan täytäntöön.',
      en: 'The administrative court has ruled on taking a child into care. Here social services decide how the ruling is carried out.',
    },
  },
  {
    types: ['decision-change-of-substitute-care-place'],
    text: {
      sv: 'Ett beslut om att ett omhändertaget barn flyttar till ett annat ställe.',
      fi: 'Päätös siitä, että huostaan otettu lapsi muuttaa toiseen paikkaan.',
      en: 'A decision that a child in care moves to another place.',
    },
  },
  {
    types: ['decision-end-taking-into-care'],
    text: {
      sv: 'Här avgör socialvården om omhändertagandet av ett barn upphör eller fortsätter.',
      fi: 'Päätös siitä, päättyykö lapsen huostaanotto vai jatkuuko se.',
      en: 'A decision on whether a child’s time in care ends or goes on.',
    },
  },
  {
    types: ['decision-right-to-aftercare'],
    text: {
      sv: 'Ett beslut om rätt till stöd efter en placering inom barnskyddet.',
      fi: 'Päätös oikeudesta tukeen lastensuojelun sijoituksen jälkeen.',
      en: 'A decision on the right to support after a placement in child protection.',
    },
  },
  {
    types: ['decision-special-care-programme'],
    text: {
      sv: 'Programmet räknar upp den service som en person behöver. Det är ett beslut, och man kan söka ändring i det.',
      fi: 'Ohjelma luettelee palvelut, joita henkilö tarvitsee. Se on päätös, ja siihen voi hakea muutosta.',
      en: 'The programme lists the services that a person needs. It is a decision, and it can be appealed.',
    },
  },
  {
    types: [
      'decision-examination-involuntary-special-care',
      'decision-involuntary-special-care',
      'decision-end-involuntary-special-care',
    ],
    text: {
      sv: 'Beslutet gäller specialomsorger mot en persons vilja, till exempel en undersökning eller att de upphör.',
      fi: 'Päätös koskee erityishuoltoa henkilön tahdosta riippumatta, esimerkiksi tutkimusta tai erityishuollon päättymistä.',
      en: 'The decision concerns special care against a person’s will, for example an examination or its end.',
    },
  },
  {
    types: ['decision-interrupt-adoption-counselling'],
    text: {
      sv: 'Ett beslut om att adoptionsrådgivningen avbryts.',
      fi: 'Päätös siitä, että adoptioneuvonta keskeytetään.',
      en: 'A decision that adoption counselling is interrupted.',
    },
  },
  {
    types: ['decision-confirm-custody-agreement'],
    text: {
      sv: 'Socialvården har prövat ett avtal om vårdnad eller umgänge. Ett fastställt avtal gäller som ett beslut av en domstol.',
      fi: 'Sosiaalihuolto on tutkinut huoltoa tai tapaamisoikeutta koskevan sopimuksen. Vahvistettu sopimus on voimassa kuten tuomioistuimen päätös.',
      en: 'Social services have examined an agreement on custody or contact. A confirmed agreement is valid like a court’s decision.',
    },
  },
  {
    types: [
      'decision-confirm-child-maintenance',
      'decision-confirm-spouse-maintenance',
    ],
    text: {
      sv: 'Socialvården har prövat ett avtal om underhållsbidrag. Ett fastställt avtal kan drivas in som en dom.',
      fi: 'Sosiaalihuolto on tutkinut elatusapua koskevan sopimuksen. Vahvistetun sopimuksen voi panna täytäntöön kuten tuomion.',
      en: 'Social services have examined an agreement on maintenance. A confirmed agreement can be enforced like a judgment.',
    },
  },
  {
    types: [
      'decision-discontinue-parenthood-investigation',
      'decision-resume-parenthood-investigation',
      'decision-discontinue-paternity-investigation',
      'decision-resume-paternity-investigation',
      'decision-discontinue-maternity-investigation',
      'decision-resume-maternity-investigation',
    ],
    text: {
      sv: 'Ett beslut om att sluta eller börja igen att utreda vem som är ett barns förälder.',
      fi: 'Päätös lopettaa lapsen vanhemman selvittäminen tai aloittaa se uudelleen.',
      en: 'A decision to stop, or to start again, finding out who is a child’s parent.',
    },
  },
  {
    types: [
      'decision-seizure-child-protection',
      'decision-seizure-special-care',
    ],
    text: {
      sv: 'Ett beslut om att ta hand om ämnen eller föremål som personen hade. Här står skälen.',
      fi: 'Päätös ottaa haltuun aineita tai esineitä, joita henkilöllä oli. Tässä kerrotaan syyt.',
      en: 'A decision to take charge of substances or objects that the person had. It tells the reasons.',
    },
  },
  {
    types: [
      'decision-inspection-of-property-and-mail',
      'decision-withholding-deliveries',
    ],
    text: {
      sv: 'Ett beslut om att granska ett barns saker eller post eller att hålla kvar en försändelse. Här står skälen.',
      fi: 'Päätös tarkastaa lapsen tavarat tai posti taikka jättää lähetys luovuttamatta. Tässä kerrotaan syyt.',
      en: 'A decision to inspect a child’s things or mail, or to hold back a delivery. It tells the reasons.',
    },
  },
  {
    types: [
      'decision-restriction-of-movement',
      'decision-end-restriction-of-movement',
    ],
    text: {
      sv: 'Beslutet gäller att begränsa var ett barn får röra sig, eller att begränsningen upphör.',
      fi: 'Päätös koskee lapsen liikkumisen rajoittamista tai rajoituksen päättymistä.',
      en: 'The decision concerns restricting where a child may go, or the end of the restriction.',
    },
  },
  {
    types: ['decision-return-of-absconded-child'],
    text: {
      sv: 'Ett beslut om att föra ett barn tillbaka till platsen där det bor, när det har gått därifrån utan lov.',
      fi: 'Päätös siitä, että luvatta lähtenyt lapsi tuodaan takaisin sijoituspaikkaansa.',
      en: 'A decision to bring a child back to the place where the child lives, after leaving without permission.',
    },
  },
  {
    types: [
      'decision-restriction-of-contact',
      'decision-end-restriction-of-contact',
    ],
    text: {
      sv: 'Beslutet gäller att begränsa kontakterna mellan ett barn och någon annan, eller att begränsningen upphör.',
      fi: 'Päätös koskee lapsen ja toisen henkilön yhteydenpidon rajoittamista tai rajoituksen päättymistä.',
      en: 'The decision concerns restricting contact between a child and somebody else, or the end of the restriction.',
    },
  },
  {
    types: ['decision-non-disclosure-of-childs-whereabouts'],
    text: {
      sv: 'Ett beslut om att inte berätta för en viss person var barnet bor.',
      fi: 'Päätös siitä, ettei tietylle henkilölle kerrota, missä lapsi on.',
      en: 'A decision not to tell a certain person where the child is.',
    },
  },
  {
    types: ['decision-isolation', 'decision-extend-isolation'],
    text: {
      sv: 'Ett beslut om att ett barn för en kort tid hålls åtskilt från andra. Här står skälen och hur länge.',
      fi: 'Päätös siitä, että lapsi eristetään muista lyhyeksi ajaksi. Tässä kerrotaan syyt ja kesto.',
      en: 'A decision to keep a child apart from others for a short time. It tells the reasons and how long.',
    },
  },
  {
    types: [
      'decision-special-care-child-protection',
      'decision-extend-special-care-child-protection',
      'decision-end-special-care-child-protection',
    ],
    text: {
      sv: 'Beslutet gäller särskild omsorg: intensiv vård av ett omhändertaget barn på en anstalt. Den börjar, förlängs eller upphör.',
      fi: 'Päätös koskee erityistä huolenpitoa: huostaan otetun lapsen tehostettua hoitoa laitoksessa. Se alkaa, jatkuu tai päättyy.',
      en: 'The decision concerns special care: intensive care of a child in care in an institution. It starts, continues or ends.',
    },
  },
  {
    types: ['decision-bodily-search'],
    text: {
      sv: 'Ett beslut om att undersöka om ett barn har använt alkohol eller droger. Här står skälen.',
      fi: 'Päätös tutkia, onko lapsi käyttänyt päihteitä. Tässä kerrotaan syyt.',
      en: 'A decision to examine whether a child has used alcohol or drugs. It tells the reasons.',
    },
  },
  {
    types: ['decision-detention-special-care'],
    text: {
      sv: 'Ett beslut om att en person inte får lämna platsen där specialomsorgen ges. Här står skälen och hur länge.',
      fi: 'Päätös siitä, ettei henkilö saa poistua erityishuollon paikasta. Tässä kerrotaan syyt ja kesto.',
      en: 'A decision that a person may not leave the place where special care is given. It tells the reasons and how long.',
    },
  },
  {
    types: ['decision-supervised-movement'],
    text: {
      sv: 'Ett beslut om att en person får röra sig bara under övervakning. Här står skälen.',
      fi: 'Päätös siitä, että henkilö saa liikkua vain valvotusti. Tässä kerrotaan syyt.',
      en: 'A decision that a person may move about only under supervision. It tells the reasons.',
    },
  },
  {
    types: [
      'decision-recurring-restraints-daily',
      'decision-restraints-serious-risk',
      'decision-recurring-restraints-serious-risk',
    ],
    text: {
      sv: 'Ett beslut om att använda redskap eller kläder som begränsar en persons rörelser. Här står när och varför.',
      fi: 'Päätös käyttää välineitä tai asusteita, jotka rajoittavat henkilön liikkeitä. Tässä kerrotaan, milloin ja miksi.',
      en: 'A decision to use devices or garments that restrict a person’s movements. It tells when and why.',
    },
  },
  {
    types: ['report-on-custody-and-contact'],
    text: {
      sv: 'Socialvården har utrett ett barns situation åt domstolen. Domstolen avgör vårdnad, boende eller umgänge.',
      fi: 'Sosiaalihuolto on selvittänyt lapsen tilannetta tuomioistuimelle. Tuomioistuin ratkaisee huollon, asumisen tai tapaamisoikeuden.',
      en: 'Social services have looked into a child’s situation for the court. The court decides on custody, home or contact.',
    },
  },
  {
    types: ['adoption-applicant-report'],
    text: {
      sv: 'Här beskriver adoptionsrådgivningen den eller dem som vill adoptera ett barn.',
      fi: 'Tässä adoptioneuvonta kuvaa niitä, jotka haluavat adoptoida lapsen.',
      en: 'Here adoption counselling describes those who wish to adopt a child.',
    },
  },
  {
    types: ['report-on-restriction-measures'],
    text: {
      sv: 'Här står vilka åtgärder som har begränsat en persons frihet eller rättigheter, och varför.',
      fi: 'Tässä kerrotaan, millä toimilla henkilön vapautta tai oikeuksia on rajoitettu ja miksi.',
      en: 'This tells which measures have restricted a person’s freedom or rights, and why.',
    },
  },
  {
    types: [
      'agreement-child-maintenance',
      'agreement-spouse-maintenance',
      'agreement-custody-or-contact',
    ],
    text: {
      sv: 'Här står vad parterna har avtalat. Avtalet blir bindande som en dom först när socialvården har fastställt det.',
      fi: 'Tässä kerrotaan, mistä osapuolet ovat sopineet. Sopimus sitoo kuten tuomio vasta, kun sosiaalihuolto on vahvistanut sen.',
      en: 'This says what the parties have agreed. The agreement binds like a judgment only after social services have confirmed it.',
    },
  },
  {
    types: ['agreement-social-credit'],
    text: {
      sv: 'Ett avtal om social kredit, ett lån från socialvården. I det står villkoren.',
      fi: 'Sopimus sosiaalisesta luotosta, jonka sosiaalihuolto myöntää. Siinä kerrotaan lainan ehdot.',
      en: 'An agreement on social credit, a loan from social services. It states the terms.',
    },
  },
  {
    types: [
      'client-plan-families',
      'client-plan-working-age',
      'client-plan-elderly',
      'client-plan-child-protection',
      'client-plan-aftercare',
      'client-plan-substance',
      'service-plan-disability',
    ],
    text: {
      sv: 'Här står vilket stöd klienten behöver och vilka mål det har. Planen är inget beslut: service beviljas i beslut.',
      fi: 'Tässä kerrotaan, mitä tukea asiakas tarvitsee ja mihin sillä pyritään. Suunnitelma ei ole päätös: palvelut myönnetään päätöksellä.',
      en: 'This tells what support the client needs and what its goals are. The plan is no decision: services are granted by decisions.',
    },
  },
  {
    types: ['client-plan-support-in-parenthood'],
    text: {
      sv: 'En plan för hur föräldrar får stöd när deras barn är placerat utanför hemmet.',
      fi: 'Suunnitelma siitä, miten vanhemmat saavat tukea, kun heidän lapsensa on sijoitettu kodin ulkopuolelle.',
      en: 'A plan for how parents get support when their child lives away from home.',
    },
  },
  {
    types: [
      'implementation-plan-families',
      'implementation-plan-working-age',
      'implementation-plan-elderly',
      'implementation-plan-child-protection',
      'implementation-plan-substance',
      'implementation-plan-disability',
    ],
    text: {
      sv: 'Här beskriver den som ger servicen hur den genomförs i praktiken.',
      fi: 'Tässä palvelun antaja kuvaa, miten palvelu toteutetaan käytännössä.',
      en: 'Here the one who gives the service describes how it is carried out in practice.',
    },
  },
  {
    types: ['care-and-upbringing-plan'],
    text: {
      sv: 'Här står hur ett barn får vård och fostran på platsen där det bor. Planen kompletterar klientplanen.',
      fi: 'Tässä kerrotaan, miten lasta hoidetaan ja kasvatetaan paikassa, jossa hän asuu. Suunnitelma täydentää asiakassuunnitelmaa.',
      en: 'This tells how a child is cared for and brought up where the child lives. The plan supplements the client plan.',
    },
  },
  {
    types: ['intensified-family-work-plan', 'family-work-plan'],
    text: {
      sv: 'Här står hur familjearbetet stöder familjen, vilka mål det har och vem som gör vad.',
      fi: 'Tässä kerrotaan, miten perhetyö tukee perhettä, mihin sillä pyritään ja kuka tekee mitä.',
      en: 'This tells how family work supports the family, what its goals are and who does what.',
    },
  },
  {
    types: ['support-relationship-plan'],
    text: {
      sv: 'Här står hur en stödperson eller stödfamilj hjälper ett barn eller en familj.',
      fi: 'Tässä kerrotaan, miten tukihenkilö tai tukiperhe auttaa lasta tai perhettä.',
      en: 'This tells how a support person or support family helps a child or a family.',
    },
  },
  {
    types: ['informal-care-plan'],
    text: {
      sv: 'Här står vilken vård den närstående ger och vilket stöd båda får.',
      fi: 'Tässä kerrotaan, mitä hoitoa omainen antaa ja mitä tukea hän ja hoidettava saavat.',
      en: 'This tells what care the carer gives and what support the carer and the cared-for person get.',
    },
  },
  {
    types: ['integration-plan', 'family-integration-plan'],
    text: {
      sv: 'Här står vad som hjälper en person eller familj som har flyttat till Finland att komma till rätta.',
      fi: 'Tässä kerrotaan, mikä auttaa Suomeen muuttanutta ihmistä tai perhettä kotoutumaan.',
      en: 'This tells what helps a person or family who has moved to Finland to settle in.',
    },
  },
  {
    types: ['activation-plan'],
    text: {
      sv: 'Här står vilka steg och vilket stöd som hjälper klienten närmare arbete eller utbildning.',
      fi: 'Tässä kerrotaan, mitkä askeleet ja mikä tuki auttavat asiakasta kohti työtä tai koulutusta.',
      en: 'This tells which steps and what support help the client towards work or education.',
    },
  },
  {
    types: ['individual-preparedness-plan'],
    text: {
      sv: 'Här står hur klienten får hjälp om vardagen plötsligt störs, till exempel av ett långt elavbrott.',
      fi: 'Tässä kerrotaan, miten asiakas saa apua, jos arki yllättäen häiriintyy, esimerkiksi pitkässä sähkökatkossa.',
      en: 'This tells how the client gets help if everyday life is suddenly disturbed, for example by a long power cut.',
    },
  },
  {
    types: ['safety-plan', 'shelter-plan'],
    text: {
      sv: 'Här står hur en person som har upplevt våld eller hot ska vara trygg, och vilket stöd personen får.',
      fi: 'Tässä kerrotaan, miten väkivaltaa tai uhkaa kokenut ihminen pidetään turvassa ja mitä tukea hän saa.',
      en: 'This tells how a person who has met violence or threats is kept safe, and what support the person gets.',
    },
  },
  {
    types: ['adoption-counselling-plan'],
    text: {
      sv: 'Här står hur adoptionsrådgivningen går till, steg för steg.',
      fi: 'Tässä kerrotaan, miten adoptioneuvonta etenee vaihe vaiheelta.',
      en: 'This tells how adoption counselling goes on, step by step.',
    },
  },
  {
    types: ['summary-of-debriefing'],
    text: {
      sv: 'Efter en begränsningsåtgärd har man gått igenom vad som hände. Här är sammanfattningen.',
      fi: 'Rajoitustoimen jälkeen on käyty läpi, mitä tapahtui. Tässä on yhteenveto.',
      en: 'After a restriction measure those concerned went through what happened. This is the summary.',
    },
  },
  {
    types: ['summary-of-deceaseds-right-holders'],
    text: {
      sv: 'Här står vilka som är en död persons rättsinnehavare, när någon utreder vem som är ett barns förälder.',
      fi: 'Tässä kerrotaan, ketkä ovat kuolleen henkilön oikeudenomistajia, kun selvitetään lapsen vanhempaa.',
      en: 'This tells who the right holders of a deceased person are when somebody finds out who is a child’s parent.',
    },
  },
  {
    types: ['adoption-counselling-certificate'],
    text: {
      sv: 'Ett intyg över att någon har fått adoptionsrådgivning.',
      fi: 'Todistus siitä, että henkilö on saanut adoptioneuvontaa.',
      en: 'A certificate that somebody has received adoption counselling.',
    },
  },
  {
    types: ['advance-information-on-child-to-be-placed'],
    text: {
      sv: 'Uppgifter om ett barn till platsen dit barnet ska flytta, så att den kan ta emot barnet väl.',
      fi: 'Tietoja lapsesta paikalle, johon lapsi on muuttamassa, jotta se voi ottaa lapsen hyvin vastaan.',
      en: 'Information about a child for the place where the child is moving, so that it can receive the child well.',
    },
  },
  {
    types: ['shelter-advance-information'],
    text: {
      sv: 'Uppgifter som ett skyddshem får innan en klient kommer dit.',
      fi: 'Tietoja, joita turvakoti saa ennen asiakkaan tuloa.',
      en: 'Information that a shelter gets before a client arrives.',
    },
  },
  {
    types: ['mandate-social-welfare', 'mandate-social-credit'],
    text: {
      sv: 'Klienten har gett någon rätt att göra något för klienten. Här står vem och vad.',
      fi: 'Asiakas on antanut toiselle oikeuden tehdä jotakin puolestaan. Tässä kerrotaan, kenelle ja mitä.',
      en: 'The client has given somebody the right to do something for the client. This tells who and what.',
    },
  },
  {
    types: [
      'parenthood-acknowledgement-after-birth',
      'paternity-acknowledgement-after-birth',
      'maternity-acknowledgement-after-birth',
      'paternity-acknowledgement-before-birth',
      'maternity-acknowledgement-before-birth',
    ],
    text: {
      sv: 'Någon har erkänt sig vara ett barns förälder. Föräldraskapet fastställs separat.',
      fi: 'Joku on tunnustanut olevansa lapsen vanhempi. Vanhemmuus vahvistetaan erikseen.',
      en: 'Somebody has acknowledged being a child’s parent. The parenthood is confirmed separately.',
    },
  },
  {
    types: [
      'parenthood-acknowledgement-hearing',
      'paternity-acknowledgement-hearing',
      'maternity-acknowledgement-hearing',
    ],
    text: {
      sv: 'Någon har erkänt sig vara ett barns förälder. Här står vad en person som saken berör säger om det.',
      fi: 'Joku on tunnustanut olevansa lapsen vanhempi. Tässä kerrotaan, mitä asianosainen sanoo siitä.',
      en: 'Somebody has acknowledged being a child’s parent. This tells what a person concerned says about it.',
    },
  },
  {
    types: [
      'parenthood-acknowledgement-approval',
      'paternity-acknowledgement-approval',
      'maternity-acknowledgement-approval',
    ],
    text: {
      sv: 'Någon har erkänt sig vara ett barns förälder. Här godkänner en person som saken berör det.',
      fi: 'Joku on tunnustanut olevansa lapsen vanhempi. Tässä asianosainen hyväksyy sen.',
      en: 'Somebody has acknowledged being a child’s parent. Here a person concerned approves of it.',
    },
  },
  {
    types: [
      'parenthood-meeting-with-parents',
      'paternity-meeting-with-parents',
      'maternity-meeting-with-parents',
      'parenthood-meeting-with-child',
      'paternity-meeting-with-child',
      'maternity-meeting-with-mothers',
      'parenthood-meeting-with-mother-or-other-parent',
      'paternity-meeting-with-mother-or-father',
    ],
    text: {
      sv: 'Här står vad som kom fram i ett samtal om vem som är ett barns förälder.',
      fi: 'Tässä kerrotaan, mitä saatiin tietää keskustelussa siitä, kuka on lapsen vanhempi.',
      en: 'This tells what came out in a talk about who is a child’s parent.',
    },
  },
  {
    types: [
      'parenthood-protocol-marriage-or-pregnancy',
      'parenthood-protocol',
      'paternity-protocol-acknowledged-before-birth',
      'paternity-protocol',
      'paternity-protocol-marriage',
      'maternity-protocol-acknowledged-before-birth',
      'maternity-protocol',
      'maternity-protocol-marriage',
    ],
    text: {
      sv: 'Protokollet samlar vad man har fått veta om vem som är ett barns förälder.',
      fi: 'Pöytäkirjaan on koottu, mitä lapsen vanhemmasta on saatu tietää.',
      en: 'The record gathers what has been found out about who is a child’s parent.',
    },
  },
  {
    types: ['client-journal-2016'],
    text: {
      sv: 'En äldre klientjournal. I den står löpande vad som har hänt i arbetet med klienten.',
      fi: 'Vanhempi asiakaskertomus. Siihen on kirjattu, mitä asiakkaan asiassa on tapahtunut.',
      en: 'An older client journal. It tells, as time went on, what happened in the work with the client.',
    },
  },
]
