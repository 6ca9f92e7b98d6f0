const HEAD =
  '<html xmlns="http://www.w3.org/1999/xhtml" lang="sv"><head><title>Beslut</title></head><body>'
const TAIL = '</body></html>'

/** A whole view format around the content of its body. */
export const page = (body: string) => `${HEAD}${body}${TAIL}`

/** The same without a language, which becomes no element of the display form. */
export const plainPage = (body: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html>`

/** A decision such as client systems write. */
export const decisionPage = (paragraphs = 3) =>
  page(`<h1>Beslut om äldreservice</h1>
<table><caption>Uppgifter</caption><thead><tr><th scope="col">Service</th><th scope="col">Omfattning</th></tr></thead>
<tbody><tr><th scope="row">Familjevård</th><td colspan="2">två dygn i månaden</td></tr></tbody></table>
${'<p class="text">Välfärdsområdet har behandlat din ansökan &amp; fattat följande <strong>beslut</strong>: vård &lt; 2 dygn.</p>\n'.repeat(paragraphs)}<ol start="2"><li>Motivering</li></ol><h1>Besvär</h1><br/><hr/>`)
