import { samplePdf } from './sample-pdf.ts'

const paragraph = [
  'Välfärdsområdet har behandlat din ansökan och fattat följande beslut.',
  'Du har rätt till två dygn ledig tid i månaden från närståendevården.',
  'Under den lediga tiden ordnas vården som familjevård i ditt eget hem.',
  'Beslutet gäller tills vidare och ses över minst en gång om året.',
  'Om ditt behov av service ändras kan du kontakta din kontaktperson.',
  '',
]

/** A three-page decision. */
export const decisionPdf = samplePdf([
  'Beslut om äldreservice',
  '',
  ...Array.from({ length: 14 }, () => paragraph).flat(),
])

/** A view format as the archive's display form: no script, no address, no style. */
export const displayForm = `<!doctype html>
<html lang="sv"><head><meta charset="utf-8"><title>Bedömning</title></head>
<body><h1>Bedömning av servicebehovet</h1>
<p>Bedömningen gjordes tillsammans med dig under ett hembesök den 22 februari 2024.</p>
<h2>Din situation</h2>
<p>Du bor i eget hem. Din dotter hjälper dig varje dag med måltider, medicin och ärenden. Du klarar själv av att röra dig inomhus med rollator. Utomhus behöver du sällskap.</p>
<h2>Vad du behöver</h2>
<ul><li>Hjälp morgon och kväll.</li><li>Någon som ersätter dottern när hon är ledig.</li><li>Trygghet nattetid.</li></ul>
<h2>Slutsats</h2>
<table><thead><tr><th>Service</th><th>Omfattning</th></tr></thead>
<tbody><tr><td>Stöd för närståendevård</td><td>fortsätter</td></tr><tr><td>Familjevård</td><td>två dygn i månaden</td></tr></tbody></table>
<p>Kontaktpersonen följer upp hur servicen fungerar inom tre månader.</p>
</body></html>`
