import type { ContentRule } from '../../src/contents/verdict.ts'
import { decisionPage, page, plainPage } from './pages.ts'
import type { RefusedExample } from './refused-example.ts'

const xhtml = (what: string, text: string): RefusedExample => ({
  what,
  type: 'application/xhtml+xml',
  bytes: () => Buffer.from(text),
})

const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join('')
const nested = (name: string, depth: number) =>
  `<${name}>`.repeat(depth) + 'x' + `</${name}>`.repeat(depth)

const LAUGHS = `<!DOCTYPE html [<!ENTITY a "ha">${many(9, (n) => `<!ENTITY ${'bcdefghij'[n] ?? ''} "${`&${'abcdefghi'[n] ?? ''};`.repeat(10)}">`)}]>`

/** View formats that are refused by one rule each. */
export const refusedPages = {
  'xhtml-not-well-formed': [
    xhtml('text', 'Beslut'),
    xhtml('HTML', page('<p>ett<br>två</p>')),
    xhtml('a page that breaks off', decisionPage().slice(0, -20)),
    xhtml('a second root', `${page('')}${page('')}`),
    xhtml('XML 1.1', `<?xml version="1.1"?>${page('')}`),
    xhtml(
      'another declared encoding',
      `<?xml version="1.0" encoding="ISO-8859-1"?>${page('')}`,
    ),
    xhtml('an entity that nothing declares', page('<p>a&nbsp;b</p>')),
    xhtml('a NUL', page('<p>\0</p>')),
    xhtml('a reference to a NUL', page('<p>&#0;</p>')),
    xhtml('an attribute twice', page('<p class="a" class="b">x</p>')),
    xhtml('an attribute without quotes', page('<p class=a>x</p>')),
    xhtml('a prefix that nothing declares', page('<x:p>x</x:p>')),
    xhtml('text after the root', `${page('')}x`),
    xhtml(
      'something before the declaration',
      ` <?xml version="1.0"?>${page('')}`,
    ),
    xhtml('a surrogate alone', page('<p>&#xD800;</p>')),
  ],

  'xhtml-doctype': [
    xhtml('the document type of HTML', `<!DOCTYPE html>${page('')}`),
    xhtml(
      'an outer entity',
      `<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>${page('<p>&x;</p>')}`,
    ),
    xhtml('a billion laughs', `${LAUGHS}${page('<p>&j;</p>')}`),
    xhtml(
      'quadratic blow-up',
      `<!DOCTYPE html [<!ENTITY a "${'a'.repeat(50_000)}">]>${page('&a;'.repeat(50_000))}`,
    ),
    xhtml(
      'an outer subset',
      `<!DOCTYPE html SYSTEM "https://example.invalid/x.dtd">${page('')}`,
    ),
  ],

  'xhtml-processing-instruction': [
    xhtml(
      'a style sheet',
      `<?xml-stylesheet href="https://example.invalid/x.xsl"?>${page('')}`,
    ),
    xhtml('code', page('<?php system("id") ?>')),
  ],

  'xhtml-too-complex': [
    xhtml('nesting of 65 levels', page(nested('div', 63))),
    xhtml('nesting of 200,000 levels', page(nested('b', 200_000))),
    xhtml(
      '200,000 attributes',
      page(`<p ${many(200_000, (n) => `a${n}="" `)}>x</p>`),
    ),
    xhtml(
      '65 namespaces',
      page(`<p ${many(65, (n) => `xmlns:a${n}="urn:${n}" `)}>x</p>`),
    ),
  ],

  'xhtml-not-a-page': [
    xhtml('a part of a page', '<p xmlns="http://www.w3.org/1999/xhtml">x</p>'),
    xhtml(
      'no body',
      '<html xmlns="http://www.w3.org/1999/xhtml"><head/></html>',
    ),
    xhtml(
      'two bodies',
      '<html xmlns="http://www.w3.org/1999/xhtml"><body/><body/></html>',
    ),
    xhtml('text before the body', page('').replace('<body>', 'x<body>')),
    xhtml('text after the body', page('').replace('</html>', 'x</html>')),
    xhtml('text in the head', page('').replace('</head>', 'x</head>')),
  ],

  'xhtml-element': [
    'script',
    'style',
    'iframe',
    'object',
    'embed',
    'img',
    'a',
    'form',
    'input',
    'button',
    'svg',
    'math',
    'template',
    'noscript',
    'base',
    'link',
    'meta',
    'video',
    'audio',
    'canvas',
    'frameset',
    'marquee',
    'html',
    'head',
    'body',
    'title',
    'P',
    'x-own',
  ]
    .map((name) => xhtml(`${name} in the body`, page(`<${name}/>`)))
    .concat(
      xhtml('SVG', page('<svg xmlns="http://www.w3.org/2000/svg"/>')),
      xhtml(
        'a paragraph of another language',
        page('<p xmlns="http://www.w3.org/2000/svg">x</p>'),
      ),
      xhtml('no namespace', page('<p xmlns="">x</p>')),
      xhtml(
        'a script by its prefix',
        page('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>'),
      ),
      xhtml(
        'a style in the head',
        page('').replace('</head>', '<style/></head>'),
      ),
      xhtml(
        'a script in the head',
        page('').replace('</head>', '<script/></head>'),
      ),
      xhtml(
        'a head after the body',
        page('').replace('</html>', '<head/></html>'),
      ),
      xhtml('a script in the title', page('').replace('Beslut', '<script/>')),
    ),

  'xhtml-attribute': [
    'onclick="x()"',
    'style="color:red"',
    'href="https://x.invalid"',
    'src="x"',
    'name="x"',
    'is="x"',
    'tabindex="0"',
    'role="button"',
    'xml:base="https://x.invalid"',
    'xml:id="x"',
    'xml:space="preserve"',
    'lang="javascript:x"',
    'xml:lang="&quot;&gt;"',
    'colspan="0"',
    'rowspan="65535"',
    'scope="x"',
    'class="a;b"',
    'start="-1"',
    '__proto__="x"',
    'constructor="x"',
    'CLASS="a"',
    'charset="utf-8"',
    'xmlns:h="http://www.w3.org/1999/xhtml" h:class="a"',
    'xmlns:l="http://www.w3.org/1999/xlink" l:href="javascript:x"',
  ]
    .map((attribute) => xhtml(attribute, page(`<p ${attribute}>x</p>`)))
    .concat(
      xhtml(
        'a handler of the body',
        plainPage('').replace('<body', '<body onload="x()"'),
      ),
      xhtml(
        'a page that moves on by itself',
        page('').replace(
          '</head>',
          '<meta http-equiv="refresh" content="0"/></head>',
        ),
      ),
    ),
} satisfies Partial<Record<ContentRule, readonly RefusedExample[]>>
