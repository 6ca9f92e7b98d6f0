/*
 * What a view format may be made of. No element here runs, loads, submits,
 * positions or links anything, and no attribute that is kept carries an
 * address, a style or a name that scripts could find.
 */

/** Elements of the body, written again as they are. */
export const SHOWN_ELEMENTS: ReadonlySet<string> = new Set([
  'div',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'address',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'pre',
  'blockquote',
  'hr',
  'br',
  'ul',
  'ol',
  'li',
  'dl',
  'dt',
  'dd',
  'table',
  'caption',
  'colgroup',
  'col',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'th',
  'td',
  'span',
  'strong',
  'em',
  'b',
  'i',
  'small',
  'sub',
  'sup',
  'abbr',
  'time',
])

/** Elements without content; written `<br/>`, which HTML and XML read alike. */
export const EMPTY_ELEMENTS: ReadonlySet<string> = new Set(['br', 'hr', 'col'])

/** Elements of the head; none of it is shown. */
export const HEAD_ELEMENTS: ReadonlySet<string> = new Set(['title', 'meta'])

const LANGUAGE = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/

/** Attributes that are kept, each with the form its value must have. */
export const KEPT_ATTRIBUTES: ReadonlyMap<string, RegExp> = new Map([
  ['class', /^[\w -]{0,200}$/],
  ['lang', LANGUAGE],
  ['colspan', /^[1-9]\d{0,2}$/],
  ['rowspan', /^[1-9]\d{0,2}$/],
  ['scope', /^(row|col|rowgroup|colgroup)$/],
  ['start', /^\d{1,6}$/],
  ['title', /^.{0,500}$/su],
])

/** Attributes of body elements that are accepted and not shown. */
export const DROPPED_ATTRIBUTES: ReadonlySet<string> = new Set([
  'id',
  'datetime',
])

/** Attributes of `meta` that are accepted; `http-equiv` acts and is not. */
export const META_ATTRIBUTES: ReadonlySet<string> = new Set([
  'charset',
  'name',
  'content',
])

export const XHTML_NAMESPACE = 'http://www.w3.org/1999/xhtml'
/** Namespace of `xml:lang`. */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'
