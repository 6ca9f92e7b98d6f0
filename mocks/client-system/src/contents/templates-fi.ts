import type { LanguageTemplates, StandingSection } from './templates.ts'

const contact: StandingSection = {
  heading: 'Yhteystiedot',
  paragraphs: [
    'Asiakirjaa koskeviin kysymyksiin vastaa {professional}, {title}, {unit}{telephone}.',
  ],
}

const matter: StandingSection = {
  heading: 'Asia',
  paragraphs: [
    'Asian aihe: {matter}. Asiakas: {clients}. Palvelutehtävä: {task}. Asiaa on käsitellyt {unit}. Sosiaalipalvelu: {service}.',
  ],
}

/** Standing text of documents in Finnish. */
export const finnishTemplates: LanguageTemplates = {
  words: {
    client: 'Asiakas',
    clients: 'Asiakkaat',
    drawnUp: 'Laadittu',
    drawnUpBy: 'Laatija',
    service: 'Sosiaalipalvelu',
    attachmentTo: 'Liite asiakirjaan',
    demo: 'Keksitty asiakirja esittelyä varten. Ei koske todellista henkilöä.',
    page: 'Sivu',
    and: 'ja',
    noService: 'ei erikseen nimettyä',
  },
  kinds: {
    application: {
      before: [
        {
          heading: 'Hakija',
          paragraphs: [
            'Hakija: {clients}. Hakemuksen aihe: {matter}. Hakemuksen on vastaanottanut {unit}, {organisation}.',
          ],
        },
      ],
      main: 'Mitä haetaan ja miksi',
      after: [
        {
          heading: 'Tiedot ja liitteet',
          paragraphs: [
            'Hakija on antanut tiedot, joita hakemuksen käsittely edellyttää. Jos jotain puuttuu, hakijaa pyydetään täydentämään hakemusta ja hänelle kerrotaan, mihin mennessä tiedot tarvitaan.',
            'Tietoja voidaan hankkia myös muilta viranomaisilta, kun laki sen sallii. Hakijalle kerrotaan tällöin, mistä tiedot saadaan.',
          ],
        },
        {
          heading: 'Hakemuksen käsittely',
          paragraphs: [
            'Hakemus käsitellään ilman aiheetonta viivytystä. Palvelun tarve arvioidaan yhdessä hakijan kanssa, ja hän saa kirjallisen päätöksen, johon voi hakea muutosta.',
          ],
        },
        contact,
      ],
    },
    assessment: {
      before: [
        matter,
        {
          heading: 'Arvioinnin tekeminen',
          paragraphs: [
            'Arviointi on tehty yhdessä asiakkaan kanssa siinä laajuudessa kuin hänen elämäntilanteensa edellyttää (sosiaalihuoltolaki 1301/2014, 36 §). Asiakas on saanut kertoa tilanteestaan omin sanoin, ja hänelle on kerrottu hänen oikeutensa ja velvollisuutensa.',
          ],
        },
      ],
      main: 'Asiakkaan tilanne ja tuen tarve',
      after: [
        {
          heading: 'Asiakkaan oma näkemys',
          paragraphs: [
            'Asiakas on käynyt arvion läpi laatijan kanssa. Kohdat, joista asiakas on eri mieltä, on kirjattu niin kuin asiakas ne sanoi.',
          ],
        },
        {
          heading: 'Johtopäätös',
          paragraphs: [
            'Asiakas tarvitsee tukea edellä kerrotulla tavalla. Tarve arvioidaan uudelleen, kun tilanne muuttuu tai kun asiakas sitä pyytää.',
          ],
        },
        contact,
      ],
    },
    decision: {
      before: [matter],
      main: 'Selvitys ja päätös',
      after: [
        {
          heading: 'Perustelut',
          paragraphs: [
            'Päätös perustuu palvelutarpeen arvioon, asian asiakirjoihin ja siihen, mitä asiakas on itse kertonut. Asiakkaan toivomukset ja mielipide on otettu huomioon (laki sosiaalihuollon asiakkaan asemasta ja oikeuksista 812/2000, 8 §).',
            'Ratkaisussa on otettu ensisijaisesti huomioon asiakkaan etu (sosiaalihuoltolaki 1301/2014, 4 §).',
          ],
        },
        {
          heading: 'Voimassaolo',
          paragraphs: [
            'Päätös on voimassa antopäivästä alkaen, jollei edellä ole kerrottu muuta. Tilanteen muutoksista pyydetään ilmoittamaan mahdollisimman pian, jotta päätös voidaan tarkistaa.',
          ],
        },
        {
          heading: 'Muutoksenhaku',
          paragraphs: [
            'Päätökseen tyytymätön saa vaatia oikaisua 30 päivän kuluessa päätöksen tiedoksisaannista. Oikaisuvaatimus tehdään kirjallisesti, ja se osoitetaan päätöksen tehneelle viranomaiselle: {organisation}. Vaatimuksessa kerrotaan, mitä päätöstä se koskee, millaista muutosta haetaan ja miksi.',
          ],
        },
        contact,
      ],
    },
    plan: {
      before: [
        matter,
        {
          heading: 'Suunnitelman tekijät',
          paragraphs: [
            'Suunnitelman ovat tehneet asiakas ja {professional}, {title}. Siitä näkee, mitä kukin tekee ja milloin asiaan palataan.',
          ],
        },
      ],
      main: 'Tavoitteet ja toimet',
      after: [
        {
          heading: 'Seuranta',
          paragraphs: [
            'Suunnitelma tarkistetaan vähintään kerran vuodessa ja aina, kun asiakkaan tilanne muuttuu olennaisesti. Silloin tehdään uusi suunnitelma.',
            'Asiakas voi milloin tahansa pyytää suunnitelman tarkistamista.',
          ],
        },
        contact,
      ],
    },
    'journal-entry': {
      before: [],
      main: 'Merkintä',
      after: [
        {
          heading: 'Jatko',
          paragraphs: [
            'Merkinnän on tehnyt {professional}, {title}, {unit}, {day}. Sovittuihin asioihin palataan seuraavassa tapaamisessa.',
          ],
        },
      ],
    },
    statement: {
      before: [
        {
          heading: 'Lausunnon kohde',
          paragraphs: [
            'Asiakas: {clients}. Aihe: {matter}. Lausunnon antaa {unit}, {organisation}, ja se perustuu sosiaalihuollon tietoihin {day}.',
          ],
        },
      ],
      main: 'Lausunto',
      after: [
        {
          heading: 'Käytetyt tiedot',
          paragraphs: [
            'Lausunto on kirjoitettu asiakkaan kanssa käydyn keskustelun ja asian asiakirjojen pohjalta. Siihen on otettu vain se, mikä lausunnon tarkoituksen kannalta on tarpeen.',
          ],
        },
        contact,
      ],
    },
    notification: {
      before: [
        {
          heading: 'Ilmoitus',
          paragraphs: [
            'Asiakas: {clients}. Aihe: {matter}. Ilmoituksen on vastaanottanut {unit}, ja se on kirjattu sellaisena kuin se tehtiin.',
          ],
        },
      ],
      main: 'Ilmoittajan kertomus',
      after: [
        {
          heading: 'Käsittely',
          paragraphs: [
            'Sosiaalityöntekijä arvioi heti, tarvitseeko asiakas kiireellistä apua. Ilmoituksen arviointi on oma asiakirjansa samassa asiassa; ilmoitukseen ei lisätä mitään.',
          ],
        },
        contact,
      ],
    },
    'hearing-document': {
      before: [
        {
          heading: 'Kuuleminen',
          paragraphs: [
            'Asiakas: {clients}. Aihe: {matter}. Kuultavalle kerrottiin, mistä on kyse, mitä asiakirjoja asiassa on ja että vastaus kirjataan.',
          ],
        },
      ],
      main: 'Mitä kuultava kertoi',
      after: [
        {
          heading: 'Läpikäynti',
          paragraphs: [
            'Kuultava on lukenut tekstin tai se on luettu hänelle, ja hän on voinut korjata sitä. Mielipide otetaan huomioon päätöstä tehtäessä.',
          ],
        },
        contact,
      ],
    },
    agreement: {
      before: [
        {
          heading: 'Osapuolet',
          paragraphs: [
            'Asiakas: {clients}. Aihe: {matter}. Sopimuksen on laatinut {unit}, {organisation}.',
          ],
        },
      ],
      main: 'Mitä sovitaan',
      after: [
        {
          heading: 'Voimassaolo',
          paragraphs: [
            'Sopimus on voimassa {day} alkaen toistaiseksi. Sitä voidaan muuttaa uudella sopimuksella. Jokainen osapuoli on saanut oman kappaleensa.',
          ],
        },
        contact,
      ],
    },
    'payment-commitment': {
      before: [matter],
      main: 'Maksusitoumus',
      after: [
        {
          heading: 'Käyttö',
          paragraphs: [
            'Sitoumus on henkilökohtainen. Myyjä tarkistaa ostajan henkilöllisyyden ja lähettää laskun: {organisation}. Sitoumusta ei voi vaihtaa rahaksi.',
          ],
        },
        contact,
      ],
    },
    protocol: {
      before: [
        {
          heading: 'Asia',
          paragraphs: [
            'Asiakas: {clients}. Aihe: {matter}. Sen on laatinut {unit}, {organisation}, {day}. Sosiaalipalvelu: {service}.',
          ],
        },
      ],
      main: 'Asian kulku',
      after: [
        {
          heading: 'Muuta',
          paragraphs: [
            'Läsnä olleille on kerrottu, mitä asia merkitsee ja mitä seuraavaksi tapahtuu. Asiakirja sisältää lain mukaan salassa pidettäviä tietoja.',
          ],
        },
        contact,
      ],
    },
    received: {
      before: [
        {
          heading: 'Saapunut asiakirja',
          paragraphs: [
            'Asiakas: {clients}. Aihe: {matter}. Vastaanottaja on {unit}, lähettäjä {from}.',
          ],
        },
      ],
      main: 'Sisältö',
      after: [],
    },
    attachment: {
      before: [],
      main: 'Sisältö',
      after: [],
    },
  },
}
