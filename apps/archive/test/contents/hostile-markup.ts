import fc from 'fast-check'

/*
 * A grammar of markup that tries to act: element × attribute × address or
 * handler × spelling × how it is hidden. `probe()` is what the pages of the
 * tests would notice, and so is a request to `/leak`.
 */

const ELEMENTS = [
  'a',
  'img',
  'svg',
  'math',
  'iframe',
  'object',
  'embed',
  'video',
  'audio',
  'source',
  'input',
  'button',
  'form',
  'body',
  'details',
  'marquee',
  'base',
  'link',
  'meta',
  'style',
  'script',
  'isindex',
  'keygen',
  'textarea',
  'select',
  'template',
  'noscript',
  'xmp',
  'plaintext',
  'frameset',
  'frame',
  'animate',
  'set',
  'use',
  'image',
  'foreignObject',
  'annotation-xml',
  'p',
  'div',
  'table',
  'td',
  'b',
  'x-own',
  'portal',
  'dialog',
  'slot',
]

const EVENTS = [
  'onload',
  'onerror',
  'onclick',
  'onmouseover',
  'onfocus',
  'ontoggle',
  'onbegin',
  'onanimationstart',
  'onpointerenter',
  'onpageshow',
  'onstart',
  'onbeforetoggle',
  'onscrollend',
  'ontransitionend',
]

const ADDRESSES = [
  'href',
  'src',
  'action',
  'formaction',
  'data',
  'poster',
  'background',
  'srcset',
  'xlink:href',
  'cite',
  'longdesc',
  'ping',
  'manifest',
  'srcdoc',
]

const CALL = 'probe()'
const LEAK = '/leak'

const SCHEMES = [
  `javascript:${CALL}`,
  `JaVaScRiPt:${CALL}`,
  `java&#10;script:${CALL}`,
  `java&Tab;script:${CALL}`,
  `&#106;avascript:${CALL}`,
  `&#x6A&#x61vascript:${CALL}`,
  ` javascript:${CALL}`,
  `&#1;javascript:${CALL}`,
  `vbscript:${CALL}`,
  `data:text/html,<script>parent.${CALL}</script>`,
  `data:text/html;base64,PHNjcmlwdD5wYXJlbnQucHJvYmUoKTwvc2NyaXB0Pg==`,
  `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${CALL}'/>`,
  `blob:${LEAK}`,
  `//127.0.0.1:9${LEAK}`,
  LEAK,
]

const STYLES = [
  `background:url(${LEAK})`,
  `background-image:\\75rl(${LEAK})`,
  `@import "${LEAK}"`,
  `width:expression(${CALL})`,
  `-moz-binding:url(${LEAK}#x)`,
  `position:fixed;inset:0;z-index:9999`,
  `animation-name:x`,
]

/** How the markup of a payload is written, or wrapped to be read otherwise. */
const DISGUISES: readonly ((markup: string) => string)[] = [
  (markup) => markup,
  (markup) => markup.toUpperCase().replaceAll('PROBE', 'probe'),
  (markup) => markup.replaceAll('"', "'"),
  (markup) => markup.replaceAll('"', ''),
  (markup) => markup.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
  (markup) => markup.replaceAll('<', '&#60;'),
  (markup) => `<![CDATA[${markup}]]>`,
  (markup) => `<!--${markup}-->`,
  (markup) => `<!--><p>${markup}-->`,
  (markup) => `<p title="${markup.replaceAll('"', '&quot;')}">x</p>`,
  (markup) => `<p title="${markup}">x</p>`,
  (markup) =>
    `<p class="${markup.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}">x</p>`,
  (markup) => `<svg><style><![CDATA[${markup}]]></style></svg>`,
  (markup) => `<math><mtext><table><mglyph><style>${markup}`,
  (markup) => `<noscript><p title="</noscript>${markup}"></noscript>`,
  (markup) => `<table><tr>${markup}</tr></table>`,
  (markup) => `<pre>${markup}</pre>`,
  (markup) => `<p xmlns="http://www.w3.org/2000/svg">${markup}</p>`,
  (markup) => `<h:div xmlns:h="http://www.w3.org/1999/xhtml">${markup}</h:div>`,
  (markup) => markup.replace('<', '<\0'),
  (markup) => markup.replace('>', '/>'),
  (markup) => `]]>${markup}`,
  (markup) => `</body></html>${markup}`,
  (markup) => `</textarea></title></style>${markup}`,
]

const pick = fc.constantFrom
const attributes = fc.oneof(
  fc.tuple(pick(...EVENTS), fc.constant(CALL)),
  fc.tuple(pick(...ADDRESSES), pick(...SCHEMES)),
  fc.tuple(fc.constant('style'), pick(...STYLES)),
  fc.tuple(
    pick('class', 'lang', 'title', 'id', 'is', 'name', 'http-equiv'),
    pick('x', 'sv', 'refresh', `"><script>${CALL}</script>`, CALL),
  ),
)

const element = fc
  .tuple(
    pick(...ELEMENTS),
    fc.array(attributes, { maxLength: 3 }),
    pick('', 'x', CALL, `<script>${CALL}</script>`, `<img src="${LEAK}">`),
    pick('closed', 'open', 'empty'),
  )
  .map(([name, given, inner, ending]) => {
    const written = given
      .map(([attribute, value]) => ` ${attribute}="${value}"`)
      .join('')
    if (ending === 'empty') return `<${name}${written}/>`
    const begin = `<${name}${written} src="${LEAK}" autofocus="">${inner}`
    return ending === 'open' ? begin : `${begin}</${name}>`
  })

/** Markup that would act in a page that let it. */
export const hostileMarkup: fc.Arbitrary<string> = fc
  .tuple(element, pick(...DISGUISES), pick(...DISGUISES.slice(0, 12)))
  .map(([markup, outer, inner]) => outer(inner(markup)))
