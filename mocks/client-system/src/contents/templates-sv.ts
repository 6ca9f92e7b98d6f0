import type { LanguageTemplates, StandingSection } from './templates.ts'

const contact: StandingSection = {
  heading: 'Kontakt',
  paragraphs: [
    'Frågor om handlingen besvaras av {professional}, {title}, vid {unit}{telephone}.',
  ],
}

const matter: StandingSection = {
  heading: 'Ärendet',
  paragraphs: [
    'Ärendet gäller {matter}. Klient i ärendet: {clients}. Ärendet hör till serviceuppgiften {task} och har behandlats vid {unit}. Socialservice: {service}.',
  ],
}

/** Standing text of documents in Swedish. */
export const swedishTemplates: LanguageTemplates = {
  words: {
    client: 'Klient',
    clients: 'Klienter',
    drawnUp: 'Upprättad',
    drawnUpBy: 'Upprättare',
    service: 'Socialservice',
    attachmentTo: 'Bilaga till',
    demo: 'Påhittad handling för demonstration. Ingen verklig person.',
    page: 'Sida',
    and: 'och',
    noService: 'ingen särskild',
  },
  kinds: {
    application: {
      before: [
        {
          heading: 'Sökande',
          paragraphs: [
            'Sökande: {clients}. Ansökan gäller {matter}. Den har kommit in till {unit}, {organisation}.',
          ],
        },
      ],
      main: 'Vad som söks och varför',
      after: [
        {
          heading: 'Uppgifter och bilagor',
          paragraphs: [
            'Den sökande har lämnat de uppgifter som behövs för att behandla ansökan. Saknas något ber {unit} om komplettering och berättar till när uppgifterna behövs.',
            'Uppgifter kan också hämtas från andra myndigheter när lagen tillåter det. Den sökande får då veta varifrån uppgifterna hämtas.',
          ],
        },
        {
          heading: 'Så behandlas ansökan',
          paragraphs: [
            'Ansökan behandlas utan obefogat dröjsmål. Behovet av service bedöms tillsammans med den sökande, som får ett skriftligt beslut som går att söka ändring i.',
          ],
        },
        contact,
      ],
    },
    assessment: {
      before: [
        matter,
        {
          heading: 'Hur bedömningen har gjorts',
          paragraphs: [
            'Bedömningen har gjorts tillsammans med klienten i den omfattning som klientens livssituation kräver (socialvårdslagen 1301/2014, 36 §). Klienten har fått berätta om sin situation med egna ord och har fått veta sina rättigheter och skyldigheter.',
          ],
        },
      ],
      main: 'Klientens situation och behov',
      after: [
        {
          heading: 'Klientens egen syn',
          paragraphs: [
            'Klienten har gått igenom bedömningen med {professional}. Det som klienten ser på ett annat sätt har antecknats så som klienten sade det.',
          ],
        },
        {
          heading: 'Slutsats',
          paragraphs: [
            'Klienten behöver stöd enligt vad som står ovan. Behovet bedöms på nytt när situationen ändras, eller när klienten ber om det.',
          ],
        },
        contact,
      ],
    },
    decision: {
      before: [matter],
      main: 'Utredning och beslut',
      after: [
        {
          heading: 'Motivering',
          paragraphs: [
            'Beslutet grundar sig på bedömningen av behovet, på handlingarna i ärendet och på det som klienten själv har berättat. Klientens önskemål och åsikt har beaktats (lagen om klientens ställning och rättigheter inom socialvården 812/2000, 8 §).',
            'Vid valet av lösning har i första hand klientens intresse beaktats (socialvårdslagen 1301/2014, 4 §).',
          ],
        },
        {
          heading: 'Giltighet',
          paragraphs: [
            'Beslutet gäller från den dag då det fattades, om inte något annat står ovan. Ändringar i situationen meddelas till {unit} så snart som möjligt, så att beslutet kan ses över.',
          ],
        },
        {
          heading: 'Hur ändring söks',
          paragraphs: [
            'Den som är missnöjd med beslutet får begära omprövning hos {organisation} inom 30 dagar från det att beslutet delgavs. Begäran görs skriftligt. I den berättas vilket beslut den gäller, vilken ändring som söks och varför.',
          ],
        },
        contact,
      ],
    },
    plan: {
      before: [
        matter,
        {
          heading: 'Vilka som har gjort planen',
          paragraphs: [
            'Planen har gjorts av klienten och {professional}, {title}. Den visar vad var och en gör, och när saken följs upp.',
          ],
        },
      ],
      main: 'Mål och åtgärder',
      after: [
        {
          heading: 'Uppföljning',
          paragraphs: [
            'Planen ses över minst en gång om året och alltid när klientens situation ändras väsentligt. Då görs en ny plan.',
            'Klienten kan när som helst be att planen ses över.',
          ],
        },
        contact,
      ],
    },
    'journal-entry': {
      before: [],
      main: 'Anteckning',
      after: [
        {
          heading: 'Fortsättning',
          paragraphs: [
            'Anteckningen har gjorts av {professional}, {title}, {unit}, den {day}. Det som avtalades följs upp vid nästa kontakt.',
          ],
        },
      ],
    },
    statement: {
      before: [
        {
          heading: 'Vad utlåtandet gäller',
          paragraphs: [
            'Utlåtandet gäller {clients} och {matter}. Det ges av {unit}, {organisation}, och bygger på de uppgifter som finns hos socialvården den {day}.',
          ],
        },
      ],
      main: 'Utlåtande',
      after: [
        {
          heading: 'Uppgifter som har använts',
          paragraphs: [
            'Utlåtandet har skrivits efter samtal med klienten och utifrån handlingarna i ärendet. Bara det som behövs för utlåtandets syfte har tagits med.',
          ],
        },
        contact,
      ],
    },
    notification: {
      before: [
        {
          heading: 'Anmälan',
          paragraphs: [
            'Anmälan gäller {clients} och {matter}. Den har tagits emot vid {unit} och införts som den gjordes.',
          ],
        },
      ],
      main: 'Vad anmälaren berättar',
      after: [
        {
          heading: 'Behandling',
          paragraphs: [
            'En socialarbetare bedömer genast om klienten behöver brådskande hjälp. Bedömningen av anmälan görs som en egen handling i samma ärende; i anmälan skrivs ingenting till.',
          ],
        },
        contact,
      ],
    },
    'hearing-document': {
      before: [
        {
          heading: 'Om samrådet',
          paragraphs: [
            'Samrådet gäller {clients} och {matter}. Den som hördes fick veta vad saken gäller, vilka handlingar som finns och att svaret antecknas.',
          ],
        },
      ],
      main: 'Vad som sades',
      after: [
        {
          heading: 'Genomgång',
          paragraphs: [
            'Den som hördes har läst texten eller fått den uppläst och har kunnat rätta den. Åsikten beaktas när beslutet fattas.',
          ],
        },
        contact,
      ],
    },
    agreement: {
      before: [
        {
          heading: 'Parter',
          paragraphs: [
            'Avtalet gäller {clients} och {matter}. Avtalet har gjorts upp vid {unit}, {organisation}.',
          ],
        },
      ],
      main: 'Vad som avtalas',
      after: [
        {
          heading: 'Giltighet',
          paragraphs: [
            'Avtalet gäller från den {day} tills vidare. Det kan ändras genom ett nytt avtal. Var och en har fått ett exemplar.',
          ],
        },
        contact,
      ],
    },
    'payment-commitment': {
      before: [matter],
      main: 'Betalningsförbindelse',
      after: [
        {
          heading: 'Användning',
          paragraphs: [
            'Förbindelsen är personlig. Den som säljer varan eller tjänsten kontrollerar vem köparen är och fakturerar {organisation}. Förbindelsen kan inte växlas mot pengar.',
          ],
        },
        contact,
      ],
    },
    protocol: {
      before: [
        {
          heading: 'Saken',
          paragraphs: [
            'Handlingen gäller {clients} och {matter}. Den har upprättats vid {unit}, {organisation}, den {day}. Socialservice: {service}.',
          ],
        },
      ],
      main: 'Gången i ärendet',
      after: [
        {
          heading: 'Övrigt',
          paragraphs: [
            'De närvarande har fått veta vad saken betyder och vad som händer härnäst. Handlingen innehåller uppgifter som är sekretessbelagda enligt lag.',
          ],
        },
        contact,
      ],
    },
    received: {
      before: [
        {
          heading: 'Inkommen handling',
          paragraphs: [
            'Handlingen gäller {clients} och {matter}. Den har kommit till {unit} från {from}.',
          ],
        },
      ],
      main: 'Innehåll',
      after: [],
    },
    attachment: {
      before: [],
      main: 'Innehåll',
      after: [],
    },
  },
}
