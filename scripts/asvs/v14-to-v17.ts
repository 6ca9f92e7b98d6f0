import {
  documented,
  foreign,
  missing,
  operator,
  tested,
  type Requirement,
} from './requirement.ts'

const INVENTORY = 'docs/protection.md'

/** V14 Data protection. */
const data: readonly Requirement[] = [
  documented('14.1.1', 'Data are put into classes.', INVENTORY),
  documented('14.1.2', 'Each class has its rules.', INVENTORY),
  tested('14.2.1', 'Nothing sensitive is in an address.', [
    'bff/acting › reached neither the log, an address of ours, nor the database in clear',
    'web/finding-page › asks in the body of the request and leaves no word in the address',
    'e2e/initial-data › comes with its data right after signing in, and leaves no code in the history',
  ]),
  tested('14.2.2', 'Nothing sensitive is cached on the way.', [
    'bff/pages › is kept nowhere and has no tag by which it could be asked for again',
    'bff/headers › are kept for ever when their name has a hash, and never otherwise',
  ]),
  tested('14.2.3', 'Nothing goes to third parties.', [
    'e2e/journeys › finds a decision from the front page and reads it, and no other host is asked',
    'bff/headers › give the page what it needs and no more',
  ]),
  tested('14.2.4', 'What the classes demand is done.', [
    'archive/intake/accepted › keeps every identity code in the person table alone',
    'bff/acting-store › holds neither reference, name, code, session nor token in clear',
    'bff/session-store › holds subject and session of the identification service as keyed hashes only, and nothing of them after the end (ASVS 14.2.4)',
    'bff/last-visits › stores neither who visited nor whom in clear (ASVS 14.2.4)',
    'bff/forced-failures › are revealed to no one: no answer, no line of the log, no metric',
  ]),
  tested('14.2.5', 'A cache cannot be led to keep personal answers.', [
    'bff/routes › has nothing beside it',
    'bff/headers › are not what a fetch or a missing file gets',
  ]),
  tested(
    '14.2.6',
    'No more of sensitive data is given than is needed.',
    [
      'archive/reading/document › answers as agreed, without identity codes',
      'bff/reading › strips the facts and everything else that the page does not need',
    ],
    'Identity codes are shown nowhere.',
  ),
  tested('14.2.7', 'Data are deleted by a plan.', [
    'archive/reading/remove-old › removes what is older than twelve years to the day, and the chain verifies from there',
    'archive/reading/remove-old › keeps an old row that follows one that must be kept',
    'bff/last-visits › forgets a visit after 400 days, to the millisecond (ASVS 14.2.7)',
    'bff/session-store › deletes sessions a day after they could last have been open',
  ]),
  tested('14.3.1', 'The browser keeps nothing when the session is over.', [
    'e2e/journeys › shows nothing of the record after signing out, by Back, Forward or reload',
    'e2e/session-expiry › warns before a session ends, lets it continue, and blanks the page when it ends',
    'e2e/quick-leave-promises › blanks the page within 100 ms of the %s while no server answers',
    'e2e/search-disk › leaves no word of a search or a letter in a file of the browser %s › after signing out',
  ]),
  tested('14.3.2', 'Browsers are instructed to keep nothing.', [
    'bff/headers › are as strict on every kind of answer',
    'bff/headers › are kept for ever when their name has a hash, and never otherwise',
  ]),
  tested(
    '14.3.3',
    'Nothing sensitive is in the browser’s storage.',
    [
      'web/tab-memory › is in no storage that the browser writes to its disk',
      'e2e/search-disk › leaves no word of a search or a letter in a file of the browser %s › when it is closed while somebody is signed in',
    ],
    'What is searched for is in the memory of the page. The tab’s storage holds how far down each entry of its history was, by a random key, and when code was last loaded afresh.',
  ),
]

/** V15 Secure coding and architecture. */
const coding: readonly Requirement[] = [
  documented(
    '15.1.1',
    'How soon weaknesses of libraries are mended is written down.',
    'SECURITY.md',
  ),
  tested(
    '15.1.2',
    'There is a bill of all third-party software, from trusted places.',
    [
      'repository/dependencies › keeps to the schema of CycloneDX 1.6',
      'repository/dependencies › has every package in the version and with the hash of the lock file',
    ],
  ),
  documented(
    '15.1.3',
    'What is costly, and how its overuse is met, is written down.',
    [
      'docs/decisions/0007-contents.md',
      'docs/decisions/0015-a-copy-to-keep.md',
      'docs/bench.md',
    ],
  ),
  operator(
    '15.2.1',
    'No library is older than the promise.',
    'SECURITY.md',
    'npm run audit-dependencies -- --require-answer, before each release.',
  ),
  tested('15.2.2', 'Costly work cannot make the service unavailable.', [
    'archive/contents/gate › reads the next while one makes a process busy',
    'archive/contents/content-routes › says when to come again while the gate is busy, and keeps nothing',
    'bff/copy-memory › goes through the bff without growing it with their number',
  ]),
  missing(
    '15.2.3',
    'Only what is needed runs in production.',
    'The image holds the sources of tests and scripts beside the services. No development tool and no stand-in runs: the packages of the image are tested, stand-ins refuse production, and the style guide is not in the built pages.',
  ),
  tested('15.2.4', 'Libraries come from the expected place.', [
    'repository/forbidden-code › fetches packages from the npm registry only',
    'repository/dependencies › come from the npm registry, with a hash of their bytes',
  ]),
  tested('15.2.5', 'Risky parts are held apart.', [
    'archive/contents/gate › gives the parsing process nothing of the environment',
    'archive/contents/gate › refuses what takes too much processor time, and reads the next',
    'bff/headers › sandbox the framed document and the viewer',
  ]),
  tested('15.3.1', 'Only needed fields are given.', [
    'bff/reading › strips the facts and everything else that the page does not need',
    'bff/routes › lets no fact of the policy into any answer',
  ]),
  tested('15.3.2', 'Redirects of other services are not followed.', [
    'bff/sign-in-refusals › refuses %s › token-endpoint-redirects',
  ]),
  tested('15.3.3', 'No one can set a field that is not theirs to set.', [
    'bff/parameters › with %s is refused › a field of the archive',
    'archive/intake/refused › says 400 to metadata outside the model',
  ]),
  tested(
    '15.3.4',
    'The reader’s network address is known and cannot be forged.',
    [
      'bff/limits › takes no sender’s own word for where they come from',
      'limits/network-of › takes addresses, ranges and the names of private ranges',
    ],
  ),
  tested(
    '15.3.5',
    'Types are checked, and compared strictly.',
    [
      'bff/parameters › with %s is refused › a list in place of a text',
      'bff/parameters › with %s is refused › an object in place of a text',
      'bff/parameters › with %s is refused › a number in place of a text',
      'archive/reading/search › refuses %j without repeating it',
    ],
    'TypeScript strict and eqeqeq, in npm run check.',
  ),
  tested('15.3.6', 'Prototypes cannot be polluted.', [
    'bff/parameters › with %s is refused › a prototype',
    'bff/parameters › with %s is refused › a constructor',
    'bff/parameters › that is not in the contract is refused by what takes parameters',
  ]),
  tested('15.3.7', 'Doubled parameters confuse nothing.', [
    'bff/parameters › that comes twice is refused on every route that takes it',
    'bff/sign-in-refusals › refuses %s › state-twice',
    'bff/sign-in-refusals › refuses %s › code-twice',
  ]),
  tested(
    '15.4.2',
    'What is checked is what is used.',
    [
      'archive/intake/concurrency › never add a document to a case that is being closed, or an attachment to what is being annulled',
      'archive/wills/model › behaves like its model in random sequences, with several writers at once',
    ],
    'Reads decide and fetch in one snapshot (apps/archive/src/reading/document.ts).',
  ),
]

/** V16 Logging and errors. */
const logging: readonly Requirement[] = [
  documented(
    '16.1.1',
    'What is logged where, and for how long, is written down.',
    INVENTORY,
  ),
  tested('16.2.1', 'Entries say when, where, who and what.', [
    'kit/log › is one JSON object with service, level, time in UTC and message',
    'archive/reading/reads-are-logged › has one row for every read, with what was decided and why',
  ]),
  tested(
    '16.2.2',
    'Times are in UTC, from clocks that agree.',
    [
      'kit/log › is one JSON object with service, level, time in UTC and message',
    ],
    'The operator keeps the clocks together.',
  ),
  documented('16.2.3', 'Logs go only where the list says.', [
    INVENTORY,
    'packages/service-kit/src/log.ts',
  ]),
  tested('16.2.4', 'Machines can read the logs.', [
    'kit/log › is one JSON object with service, level, time in UTC and message',
  ]),
  tested(
    '16.2.5',
    'Nothing is logged that its class forbids.',
    [
      'log/log-watch › what is logged',
      'bff/forced-failures › are revealed to no one: no answer, no line of the log, no metric',
      'archive/forced-failures › are revealed neither to the client system nor to the log',
    ],
    'Any test of a server suite fails when it logs an identity code, a name, a text or a secret.',
  ),
  tested('16.3.1', 'Sign-ins are logged, good and bad.', [
    'bff/session › is in the log with the sign-in before it, and neither says of whom',
    'bff/sign-in-refusals › refuses %s › acr-too-weak',
    'bff/security-events › an invented cookie is reported, whatever was asked with it',
    'archive/security-events › a caller token is reported with the word %s › signature',
    'archive/security-events › a client assertion is reported with the word %s › unknown-client',
    'archive/security-events › an access token is reported once a request, at %s › /wills/queries',
    'e2e/alarms › %s fires when it must',
  ]),
  tested(
    '16.3.2',
    'Refused access is logged.',
    [
      'archive/reading/reads-are-logged › has one row for every read, with what was decided and why',
      'archive/security-events › a caller token is reported with the word %s › claims',
      'bff/security-events › a reference of another session is reported at every route that takes one',
    ],
    'So is granted access, each with its reasons.',
  ),
  tested(
    '16.3.3',
    'Attempts to get round a control are logged.',
    [
      'bff/security-events › a request of another site is reported with what the route admits and the template of its address',
      'bff/limits › is logged once for each caller who has to wait, without who it is',
      'archive/security-events › a client assertion is reported with the word %s › signature',
      'e2e/alarms › %s fires when it must',
    ],
    'Forged sign-ins, logout tokens, callers, client systems, sessions and acting, and requests of other sites are events at default settings, each with an alert. Malformed requests are counted by route and status; ACCESS_LOG=on adds a line for each.',
  ),
  tested('16.3.4', 'Unexpected failures are logged.', [
    'problems/problem-handler › reveals nothing of an unexpected error, and logs it once',
    'bff/archive-failures › is not there at all is unavailable',
  ]),
  tested('16.4.1', 'No one can inject lines into a log.', [
    'kit/log › stays one line whatever an event holds',
  ]),
  tested(
    '16.4.2',
    'Logs cannot be changed unseen.',
    [
      'archive/reading/verify-chain › finds every one of 500 random tamperings, at their place or at the next checkpoint',
      'archive/reading/verify-chain › finds a log that was rewritten when it has a checkpoint, and only then',
      'archive/reading/log-cut › takes no entry when %s was deleted › its last row',
    ],
    'Seen, not prevented: the rights of the database role are 13.2.2.',
  ),
  operator(
    '16.4.3',
    'Logs are sent to another system.',
    'docs/operations.md',
    'Standard output is collected, checkpoints are kept elsewhere (npm run verify-log).',
  ),
  tested('16.5.1', 'Failures reveal nothing of the inside.', [
    'problems/problem-handler › reveals nothing of an unexpected error, and logs it once',
    'bff/forced-failures › are revealed to no one: no answer, no line of the log, no metric',
  ]),
  tested('16.5.2', 'The service stays safe when another one fails.', [
    'bff/archive-failures › %s shows no one anything',
    'bff/registry-lies › %s opens nothing',
    'bff/circuit-breaker › admits no request for its rest once it is open',
    'bench/faults › keeps every promise while one part after the other fails',
  ]),
  tested('16.5.3', 'A failure opens nothing.', [
    'archive/reading/reads-are-logged › comes first: without it nothing is shown',
    'bff/forced-failures › are revealed to no one: no answer, no line of the log, no metric',
    'bff/copy › is cut when a document fails midway, so that it is not taken for whole',
  ]),
  documented(
    '16.5.4',
    'There is a last handler of all failures.',
    'packages/service-kit/src/until-stopped.ts',
    'It logs, stops in order and ends the process; the operator’s supervisor starts it again.',
  ),
]

/** V17 WebRTC. */
const webRtc = [
  '17.1.1',
  '17.2.1',
  '17.2.2',
  '17.2.3',
  '17.2.4',
  '17.3.1',
  '17.3.2',
].map((id) =>
  foreign(
    id,
    'Real-time media are limited and encrypted.',
    'There is no WebRTC.',
  ),
)

export const v14ToV17 = [...data, ...coding, ...logging, ...webRtc]
