import {
  documented,
  foreign,
  missing,
  operator,
  tested,
  type Requirement,
} from './requirement.ts'

/** V4 API and web service. */
const api: readonly Requirement[] = [
  tested('4.1.1', 'Every body states its type and character set.', [
    'bff/headers › name the character set of every text',
  ]),
  operator(
    '4.1.2',
    'Only pages are led from http to https.',
    'docs/operations.md',
    'The services speak plain http behind a proxy and redirect nothing; the proxy leads pages on and refuses the rest.',
  ),
  tested('4.1.3', 'Headers that a proxy sets cannot be set by readers.', [
    'bff/parameters › cannot say where the request came to, or from whom',
    'kit/servers › gives no version, no entity tag, and takes no word for where a request comes from',
  ]),
  tested('4.1.4', 'Methods that are not used are refused.', [
    'bff/routes › answers every other method with 405',
    'bff/parameters › cannot make another method of a request',
  ]),
  tested('4.2.1', 'Where a message ends cannot be doubted.', [
    'bff/http-messages › with %s is refused, and what follows it is not read › two lengths',
    'bff/http-messages › with %s is refused, and what follows it is not read › a length and chunks',
  ]),
  ...['4.3.1', '4.3.2'].map((id) =>
    foreign(
      id,
      'GraphQL is limited and does not describe itself.',
      'There is no GraphQL.',
    ),
  ),
  ...['4.4.1', '4.4.2', '4.4.3', '4.4.4'].map((id) =>
    foreign(
      id,
      'WebSockets are encrypted, of known origin and bound to a session.',
      'There are no WebSockets.',
    ),
  ),
]

/** V5 Files. */
const files: readonly Requirement[] = [
  documented(
    '5.1.1',
    'Kinds and sizes of files, and how they are made safe, are written down.',
    [
      'docs/decisions/0007-contents.md',
      'docs/hostile-inputs.md',
      'apps/archive/src/contents/gate-limits.ts',
    ],
  ),
  tested('5.2.1', 'Files are no larger than can be handled.', [
    'archive/contents/content-routes › refuses a content of one byte too many while it still comes',
    'archive/contents/upload-memory › are taken in without being whole in memory',
  ]),
  tested('5.2.2', 'The bytes of a file are what it is said to be.', [
    'archive/contents/examine › is refused when it is declared a view format',
    'archive/contents/examine › is refused when it is declared a PDF',
  ]),
  tested(
    '5.2.3',
    'Compressed files are not unpacked without end.',
    [
      'archive/contents/gate › refuses what takes too much processor time, and reads the next',
    ],
    'No archives are accepted; streams in a PDF are read in a process with limits of time and memory.',
  ),
  tested(
    '5.2.6',
    'Images of too many pixels are refused.',
    [
      'archive/contents/gate › refuses what takes too much processor time, and reads the next',
    ],
    'No image is drawn on the server; in the browser pdf.js draws in a frame that reaches nothing.',
  ),
  tested(
    '5.3.1',
    'Files of others are not run on the server.',
    [
      'archive/contents/content-routes › keeps a large PDF in pieces that give its bytes again',
    ],
    'Contents are rows of a database, never files of a web server.',
  ),
  tested('5.3.2', 'No path is made of what others send.', [
    'bff/parameters › with a path instead of a reference finds nothing',
    'bff/headers › are not what a fetch or a missing file gets',
  ]),
  tested('5.4.1', 'The server gives downloads their names.', [
    'bff/content › gives the original bytes under a neutral name',
    'bff/copy › is a zip under a neutral name, and so are the names in it',
  ]),
  tested(
    '5.4.2',
    'Names of files cannot break a header.',
    [
      'bff/content › gives the original bytes under a neutral name',
      'bff/copy › is a zip under a neutral name, and so are the names in it',
    ],
    'They are constant words, dates and numbers.',
  ),
  missing(
    '5.4.3',
    'Files are scanned for known malware.',
    'A scanner at intake. What can be active is refused instead: PDF/A without active content, XHTML by a list, JSON.',
  ),
]

const PASSWORDS =
  'There are no passwords: the identification service knows the person.'
const FACTORS = 'Factors, codes and devices are the identification service’s.'

/** V6 Authentication. */
const authentication: readonly Requirement[] = [
  documented(
    '6.1.1',
    'How guessing and lock-out are met is written down.',
    'SECURITY.md',
    'Nothing can be guessed here: there are no accounts, and secrets have 256 bits.',
  ),
  foreign('6.1.2', 'Words that no password may hold are listed.', PASSWORDS),
  documented(
    '6.1.3',
    'All ways to sign in are written down.',
    ['docs/architecture.md', 'docs/configuration.md'],
    'One way: OpenID Connect, of the levels in PROVIDER_ACR_VALUES.',
  ),
  ...[
    '6.2.1',
    '6.2.2',
    '6.2.3',
    '6.2.4',
    '6.2.5',
    '6.2.6',
    '6.2.7',
    '6.2.8',
    '6.2.9',
    '6.2.10',
    '6.2.11',
    '6.2.12',
  ].map((id) =>
    foreign(
      id,
      'Passwords are long, free, checked and changed in the right way.',
      PASSWORDS,
    ),
  ),
  foreign('6.3.1', 'Guessing of credentials is held back.', PASSWORDS),
  tested('6.3.2', 'There are no default accounts.', [
    'bff/routes › is the documented list',
    'bff/config › refuses the test assurance %s in production',
    'archive/intake/config › takes no test identity codes in production',
  ]),
  tested(
    '6.3.3',
    'More than one factor is needed.',
    [
      'bff/sign-in-refusals › refuses %s › acr-too-weak',
      'bff/sign-in-refusals › refuses %s › acr-missing',
      'bff/config › has the defaults of a broker of the Finnish Trust Network',
    ],
    'Levels loa2 and loa3 of the network; weaker ones are refused.',
  ),
  tested('6.3.4', 'There is no undocumented way in.', [
    'bff/routes › is what is mounted, no more and no less',
    'bff/routes › has nothing beside it',
    'identification/create-identification › refuses to start in production and lets the port go',
  ]),
  ...['6.4.1', '6.4.2', '6.4.3', '6.4.4'].map((id) =>
    foreign(id, 'Initial secrets and recovery are safe.', FACTORS),
  ),
  ...['6.5.1', '6.5.2', '6.5.3', '6.5.4', '6.5.5'].map((id) =>
    foreign(
      id,
      'One-time codes are random, short-lived and used once.',
      FACTORS,
    ),
  ),
  ...['6.6.1', '6.6.2', '6.6.3'].map((id) =>
    foreign(id, 'Codes by another channel are bound and limited.', FACTORS),
  ),
  tested(
    '6.8.1',
    'No one can pose as another by a second identification service.',
    [
      'bff/sign-in-refusals › refuses %s › invalid-iss',
      'bff/sign-in-refusals › refuses %s › invalid-authorization-response-iss',
    ],
    'One service is configured; every other issuer is refused. A person is their identity code, vouched for by the state.',
  ),
  tested('6.8.2', 'Signatures of what the service says are always checked.', [
    'bff/sign-in-refusals › refuses %s › idtoken-sig-none',
    'bff/sign-in-refusals › refuses %s › invalid-signature',
    'bff/sign-in-refusals › refuses %s › signature-of-other-claims',
    'bff/backchannel-logout › refuses a token %s › with alg none',
  ]),
  foreign('6.8.3', 'SAML assertions are used once.', 'There is no SAML.'),
  tested('6.8.4', 'Strength and time of the identification are checked.', [
    'bff/sign-in-refusals › refuses %s › acr-too-weak',
    'bff/sign-in-refusals › refuses %s › auth-time-too-long-ago',
    'bff/sign-in-refusals › refuses %s › identity-code-artificial-in-production',
    'bff/config › refuses the test assurance %s in production',
  ]),
]

export const v04ToV06 = [...api, ...files, ...authentication]
