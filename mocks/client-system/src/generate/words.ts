import type { ContentLanguage } from '../schema/primitives.ts'

type Words = readonly [string, ...string[]]

export const FIRST_NAMES: Readonly<Record<ContentLanguage, Words>> = {
  sv: [
    'Agnes',
    'Bo',
    'Elsa',
    'Frida',
    'Göran',
    'Hedvig',
    'Ingmar',
    'Karl',
    'Linnea',
    'Märta',
    'Nils',
    'Oskar',
    'Ruth',
    'Sven',
    'Tyra',
    'Ulrika',
    'Viktor',
    'Åsa',
  ],
  fi: [
    'Aarne',
    'Anneli',
    'Eero',
    'Elina',
    'Hannu',
    'Helmi',
    'Juho',
    'Kaarina',
    'Lauri',
    'Marjatta',
    'Niko',
    'Onni',
    'Pirkko',
    'Ritva',
    'Saana',
    'Tapio',
    'Veera',
    'Väinö',
  ],
}

export const LAST_NAMES: Readonly<Record<ContentLanguage, Words>> = {
  sv: [
    'Ahlskog',
    'Björkman',
    'Enroth',
    'Granberg',
    'Hellström',
    'Kronqvist',
    'Lövdahl',
    'Nordman',
    'Rönnholm',
    'Sjöstrand',
    'Tallgren',
    'Österberg',
  ],
  fi: [
    'Ahola',
    'Hakala',
    'Järvinen',
    'Kangas',
    'Lehtinen',
    'Mattila',
    'Nurmi',
    'Pakarinen',
    'Rantanen',
    'Suominen',
    'Tuominen',
    'Ylitalo',
  ],
}

/** Sentences that fit any kind of case, for the text of generated documents. */
export const SENTENCES: Readonly<Record<ContentLanguage, Words>> = {
  sv: [
    'Situationen gicks igenom vid ett möte där klienten berättade hur vardagen har fungerat sedan senast.',
    'Klienten är nöjd med att samma person kommer varje gång och vill att det fortsätter så.',
    'Det som har varit svårast är mornarna, då orken inte räcker till för allt som ska göras.',
    'Vi kom överens om två saker att pröva före nästa träff och om vem som tar kontakt med vem.',
    'Ekonomin är ansträngd men räkningarna är betalda, och klienten följer själv med utgifterna.',
    'Klienten har börjat träffa vänner igen och säger att det märks på humöret.',
    'Tiden som har beviljats räcker till när besöken läggs på de dagar då behovet är störst.',
    'Ingen brådskande hjälp behövs. Klienten vet vart man ringer om läget ändras.',
    'Klienten önskar mer information skriftligt, och en sammanfattning skickas hem.',
    'Behovet har minskat något och stödet kan glesas ut om allt går som planerat.',
  ],
  fi: [
    'Tilanne käytiin läpi tapaamisessa, jossa asiakas kertoi, miten arki on viime aikoina sujunut.',
    'Asiakas on tyytyväinen siihen, että sama työntekijä käy joka kerta, ja toivoo sen jatkuvan.',
    'Vaikeinta on ollut aamuisin, kun voimat eivät riitä kaikkeen, mitä pitäisi tehdä.',
    'Sovimme kahdesta asiasta, joita kokeillaan ennen seuraavaa tapaamista, ja siitä, kuka ottaa yhteyttä keneen.',
    'Talous on tiukalla, mutta laskut on maksettu, ja asiakas seuraa menojaan itse.',
    'Asiakas on alkanut taas tavata ystäviään ja kertoo sen näkyvän mielialassa.',
    'Myönnetty aika riittää, kun käynnit sijoitetaan päiville, jolloin tarve on suurin.',
    'Kiireellistä apua ei tarvita. Asiakas tietää, minne soittaa, jos tilanne muuttuu.',
    'Asiakas toivoo lisää tietoa kirjallisena, ja yhteenveto lähetetään kotiin.',
    'Tarve on hieman vähentynyt, ja tukea voidaan harventaa, jos kaikki sujuu suunnitellusti.',
  ],
}

export const MATTERS: Readonly<Record<ContentLanguage, Words>> = {
  sv: [
    'stöd i vardagen',
    'hur servicen fungerar',
    'hjälp i hemmet',
    'ekonomin',
    'den fortsatta servicen',
  ],
  fi: [
    'arjen tuki',
    'palvelun sujuminen',
    'kotiin annettava apu',
    'talous',
    'palvelun jatko',
  ],
}

export const ATTACHMENT_NAMES: Readonly<Record<ContentLanguage, Words>> = {
  sv: ['Kvitto', 'Läkarutlåtande', 'Hyresavtal', 'Karta över hemmet'],
  fi: ['Kuitti', 'Lääkärinlausunto', 'Vuokrasopimus', 'Kodin pohjapiirros'],
}
