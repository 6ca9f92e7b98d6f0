import {
  documented,
  foreign,
  missing,
  operator,
  tested,
  type Requirement,
} from './requirement.ts'

const NO_SUCH = 'No such interpreter or protocol is used anywhere.'

/** V1 Encoding and sanitization. */
const encoding: readonly Requirement[] = [
  tested('1.1.1', 'Input is decoded once, and before it is checked.', [
    'bff/parameters › with a path instead of a reference finds nothing',
    'bff/routes › has nothing beside it',
  ]),
  tested('1.1.2', 'Output is encoded last, by or right before what reads it.', [
    'archive/contents/display-form › is accepted, and its display form holds its text and nothing else',
    'bff/data-block › is left by no text: nothing in it begins or ends an element',
  ]),
  tested(
    '1.2.1',
    'What is put into HTML, XML or a header is encoded for that place.',
    [
      'bff/copy › has an index page that runs nothing, loads nothing and escapes every name',
      'archive/contents/display-form › is refused, or what is shown of it is harmless',
    ],
  ),
  tested(
    '1.2.2',
    'Addresses are built from encoded parts and have harmless schemes.',
    [
      'bff/parameters › is never another site',
      'archive/contents/display-form › is refused, or what is shown of it is harmless',
    ],
    'Documents hold no addresses at all: links are not on the allow-list.',
  ),
  tested('1.2.3', 'JSON and scripts are built by encoders.', [
    'bff/data-block › is left by no text: nothing in it begins or ends an element',
    'bff/data-block › means what was put into it',
  ]),
  tested('1.2.4', 'Queries are parameterised.', [
    'archive/reading/search › refuses %j without repeating it',
    'archive/reading/oracle › are answered for as the policy decides: %s',
  ]),
  tested('1.2.5', 'No operating-system command is built from input.', [
    'repository/forbidden-code › nowhere %s › runs a shell',
  ]),
  foreign('1.2.6', 'LDAP queries are protected.', NO_SUCH),
  foreign('1.2.7', 'XPath queries are protected.', NO_SUCH),
  foreign('1.2.8', 'LaTeX is run safely.', NO_SUCH),
  documented(
    '1.2.9',
    'Input in regular expressions is escaped.',
    'apps/archive/src/reading/search-words.ts',
    'No expression is built from input; words of a search are compared as text.',
  ),
  tested('1.2.10', 'Cells of a table cannot be formulas.', [
    'bff/disclosures › writes ${JSON.stringify(name)} as text',
  ]),
  tested(
    '1.3.1',
    'Foreign HTML is cleaned by a well-known library.',
    [
      'e2e/hostile-contents › are refused within a view format, or shown as what they are not',
      'archive/contents/display-form › is refused, or what is shown of it is harmless',
    ],
    'Not cleaned but refused: a strict XML parser (saxes) and a list of 40 elements (ADR 0007).',
  ),
  tested('1.3.2', 'No text is run as code.', [
    'repository/forbidden-code › nowhere %s › runs text as code',
    'bff/headers › let nothing inline run, nowhere',
  ]),
  tested(
    '1.3.3',
    'What goes to a dangerous place is cut to what is harmless there.',
    [
      'bff/sign-in › takes a name together from its parts, without control characters',
      'bff/reading › writes only a language tag into the language',
    ],
  ),
  tested(
    '1.3.4',
    'SVG from others is harmless.',
    [
      'archive/contents/display-form › is refused, or what is shown of it is harmless',
    ],
    'No SVG is accepted.',
  ),
  tested(
    '1.3.5',
    'Style sheets and template languages from others are disabled.',
    [
      'archive/contents/display-form › is refused, or what is shown of it is harmless',
      'bff/content › allows exactly its own style sheet',
    ],
  ),
  tested(
    '1.3.6',
    'No one can make the server ask an address.',
    [
      'bff/sign-in-refusals › refuses %s › key-address-in-the-header',
      'bff/sign-in-refusals › refuses %s › key-in-the-header',
      'archive/intake/token › is not a client assertion, and not a token that another issuer signed',
    ],
    'Every address that is asked is configuration; keys named in a token are not fetched.',
  ),
  tested('1.3.7', 'Templates are not built from input.', [
    'bff/page-template › refuses a directory in which nothing was built',
    'bff/data-block › is left by no text: nothing in it begins or ends an element',
  ]),
  foreign('1.3.8', 'JNDI is used safely.', NO_SUCH),
  foreign('1.3.9', 'What is sent to memcache is cleaned.', NO_SUCH),
  foreign(
    '1.3.10',
    'Format strings from others are cleaned.',
    'No format string comes from outside.',
  ),
  foreign('1.3.11', 'What is sent by mail is cleaned.', 'No mail is sent.'),
  documented(
    '1.3.12',
    'No regular expression can be made to run for long.',
    'eslint.config.js',
    'The rules regexp/no-super-linear-backtracking and -move, over all production code, in npm run check.',
  ),
  foreign(
    '1.4.1',
    'Memory is copied safely.',
    'JavaScript has no unsafe memory.',
  ),
  tested('1.4.2', 'Numbers from others are within bounds.', [
    'archive/reading/task-list › refuses the query %s',
    'bff/reading › refuses what is no query',
  ]),
  tested('1.4.3', 'Memory and resources are given back.', [
    'archive/contents/gate › leaves no process and no file when it closes',
    'bff/copy › ends what is on its way from the archive when the reader leaves',
  ]),
  tested('1.5.1', 'XML is read without external entities.', [
    'archive/contents/xml-suite › has no text with a document type that is taken for XML',
  ]),
  tested('1.5.2', 'Only agreed shapes are made of what others send.', [
    'bff/parameters › with %s is refused › a prototype',
    'bff/parameters › with %s is refused › a field of the archive',
    'archive/intake/refused › says 400 to metadata outside the model',
  ]),
  tested(
    '1.5.3',
    'Parsers of one kind of data agree.',
    [
      'archive/contents/xml-suite › has no text that is not well-formed and is taken for XML',
      'web/contracts › take and refuse what the schema does: ${name}',
    ],
    'XML is parsed once, and serialised from the tree; the pages check answers by the same contracts.',
  ),
]

/** V2 Validation and business logic. */
const validation: readonly Requirement[] = [
  documented('2.1.1', 'The rules for the form of data are written down.', [
    'docs/metadata.md',
    'packages/contracts/src/primitives.ts',
  ]),
  documented(
    '2.1.2',
    'The rules for data that belong together are written down.',
    ['docs/metadata.md', 'docs/policy.md'],
  ),
  documented('2.1.3', 'Limits, for one person and for all, are written down.', [
    'docs/configuration.md',
    'docs/architecture.md',
  ]),
  tested('2.2.1', 'All input is checked against what is expected.', [
    'bff/parameters › that is not in the contract is refused by what takes parameters',
    'archive/intake/refused › show every check, each by a refused delivery',
    'e2e/fuzz › find nothing',
  ]),
  tested('2.2.2', 'Input is checked where it cannot be bypassed.', [
    'bff/parameters › with %s is refused › a list in place of a text',
    'archive/reading/task-list › refuses the query %s',
  ]),
  tested('2.2.3', 'Data that belong together fit together.', [
    'archive/intake/refused › show every check, each by a refused delivery',
    'bff/sign-in-refusals › refuses %s › birth-date-of-somebody-else',
  ]),
  tested('2.3.1', 'No step of a flow can be left out.', [
    'archive/wills/model › behaves like its model in random sequences, with several writers at once',
    'bff/acting › takes an answer once, and in the session that asked',
  ]),
  tested('2.3.2', 'Limits of the business are kept.', [
    'archive/wills/targets › is nothing else: %s',
    'bff/wills › takes 500 targets, and no body without end',
  ]),
  tested('2.3.3', 'An operation is done whole or not at all.', [
    'database/database › undoes all of a transaction that fails',
    'archive/reading/reads-are-logged › comes first: without it nothing is shown',
  ]),
  tested('2.3.4', 'Nothing can be taken twice by asking at the same time.', [
    'archive/intake/concurrency › leave one successor of a version',
    'bff/sign-in › refuses the same answer a second time, even at the same time',
  ]),
  tested('2.4.1', 'Excessive calls are held back.', [
    'bff/limits › counts every personal route, and says so in the OpenAPI document',
    'bff/limits › answers existing and missing documents alike, also when there have been too many',
    'bff/limits › counts invented session cookies by address, over both instances (ASVS 2.4.1)',
    'archive/intake/limits › counts deliveries by client system, and none slows another down',
  ]),
]

/** V3 Web frontend. */
const frontend: readonly Requirement[] = [
  tested(
    '3.2.1',
    'A browser cannot show an answer as something that it is not.',
    [
      'bff/admission › shows a document in a frame or a tab of ours and nowhere else',
      'bff/headers › sandbox the framed document and the viewer',
    ],
  ),
  tested('3.2.2', 'Text is shown as text.', [
    'repository/forbidden-code › nowhere %s › writes markup past the framework',
    'web/pdf-text › shows what was written as letters, never as markup',
  ]),
  tested('3.2.3', 'Elements cannot pose as variables of a script.', [
    'archive/contents/display-form › leaves out ids, and nothing else that is on the list',
    'bff/headers › sandbox the framed document and the viewer',
  ]),
  tested(
    '3.3.1',
    'Cookies are Secure and have the prefix.',
    [
      'bff/sign-in › opens a session under a Strict cookie that ends with the browser',
    ],
    'Every answer of the suite is looked through (apps/bff/test/support/looked-through.ts). The two cookies that pages write, for the language and for discreet titles, are __Host- and Secure too.',
  ),
  tested('3.3.2', 'SameSite fits the purpose of each cookie.', [
    'bff/sign-in › opens a session under a Strict cookie that ends with the browser',
    'bff/sign-in › keeps its half in a short Lax cookie',
  ]),
  tested('3.3.3', 'Cookies have the prefix __Host-.', [
    'bff/sign-in › opens a session under a Strict cookie that ends with the browser',
    'bff/cookies › has another name when its name begins or ends with %j, and another value likewise (ASVS 3.3.3)',
  ]),
  tested(
    '3.3.4',
    'The session token is HttpOnly and goes out by Set-Cookie alone.',
    ['bff/session › is in no body and no other header'],
  ),
  tested(
    '3.3.5',
    'Cookies are no larger than 4,096 bytes.',
    ['bff/sign-in › forgets old attempts rather than filling the cookie jar'],
    'Every answer of the suite is looked through (apps/bff/test/support/looked-through.ts).',
  ),
  tested(
    '3.4.1',
    'HSTS of at least a year, with subdomains, on every answer.',
    [
      'bff/headers › are as strict on every kind of answer',
      'bff/headers › are looked at on answers of every status there is',
    ],
  ),
  tested('3.4.2', 'No other origin is given access.', [
    'bff/admission › never gets a permission to read (CORS)',
    'repository/forbidden-code › nowhere %s › lets other origins read',
  ]),
  tested(
    '3.4.3',
    'A content security policy with object-src and base-uri none.',
    [
      'bff/headers › let nothing inline run, nowhere',
      'bff/headers › give the page what it needs and no more',
    ],
  ),
  tested('3.4.4', 'nosniff on every answer.', [
    'bff/headers › are as strict on every kind of answer',
  ]),
  tested('3.4.5', 'No address is disclosed to another site.', [
    'bff/headers › are as strict on every kind of answer',
  ]),
  tested('3.4.6', 'An answer can be framed only where that is intended.', [
    'bff/headers › let only the document and the viewer be framed, and only by us',
  ]),
  missing(
    '3.4.7',
    'Violations of the policy are reported.',
    'An address that takes reports. Reports hold addresses and parts of pages; the browser suites read violations instead.',
  ),
  tested('3.4.8', 'Pages have a Cross-Origin-Opener-Policy.', [
    'bff/headers › are as strict on every kind of answer',
  ]),
  tested('3.5.1', 'Requests of other sites are refused.', [
    'bff/admission › refuses %s › a form of another site',
    'bff/admission › has no effect on the session',
  ]),
  tested('3.5.2', 'No request without a preflight reaches data.', [
    'bff/admission › refuses bodies that a form can send',
    'bff/admission › refuses %s › a form of another site',
  ]),
  tested(
    '3.5.3',
    'Changes are made by POST, or only for the browser’s own navigation.',
    [
      'bff/quick-leave › ends nothing when it is asked for ${how}',
      'bff/routes › answers every other method with 405',
    ],
  ),
  documented(
    '3.5.4',
    'Separate applications have separate host names.',
    'docs/operations.md',
    'One application; documents are framed with an opaque origin. The operator gives it a separate host name.',
  ),
  tested(
    '3.5.5',
    'Messages between frames are checked.',
    ['web/pdf-viewer › gives a viewer up that says ${what}'],
    'Over a MessagePort that only the two ends hold.',
  ),
  tested('3.5.6', 'There is no JSONP.', [
    'bff/parameters › that is not in the contract is refused by what takes parameters',
  ]),
  tested('3.5.8', 'Data can be embedded only where it is meant to be.', [
    'bff/headers › keep other origins from loading anything but the viewer',
    'bff/admission › refuses %s › an image of another site',
  ]),
  tested('3.6.1', 'Nothing is loaded from elsewhere.', [
    'e2e/journeys › finds a decision from the front page and reads it, and no other host is asked',
  ]),
  tested(
    '3.7.1',
    'Only living technologies of browsers are used.',
    ['e2e/journeys › opens a PDF in place, page by page'],
    'No plug-ins: PDF is shown by pdf.js.',
  ),
  tested('3.7.2', 'Redirects lead to listed places only.', [
    'bff/parameters › is never another site',
    'bff/quick-leave › leads to the neutral page, the same for everyone',
  ]),
  operator(
    '3.7.4',
    'The domain is on the preload list.',
    'docs/operations.md',
    'The owner of the domain decides: all of its hosts would be bound.',
  ),
]

export const v01ToV03 = [...encoding, ...validation, ...frontend]
