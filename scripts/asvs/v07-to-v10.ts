import {
  documented,
  foreign,
  missing,
  tested,
  type Requirement,
} from './requirement.ts'

/** V7 Sessions. */
const sessions: readonly Requirement[] = [
  documented(
    '7.1.1',
    'How long sessions last is written down, with reasons.',
    ['docs/configuration.md', 'docs/decisions/0005-own-session-rows.md'],
    '15 minutes idle and 8 hours in all are shorter than the 30 minutes and 12 hours of NIST SP 800-63B at AAL2.',
  ),
  documented(
    '7.1.2',
    'How many sessions a person may have is written down.',
    'docs/configuration.md',
    'As many as they like: each is listed and expires, and none can be made without an identification.',
  ),
  documented(
    '7.1.3',
    'All that keep sessions, and how they end together, are written down.',
    [
      'docs/configuration.md',
      'docs/decisions/0013-a-handle-for-each-person.md',
    ],
  ),
  tested('7.2.1', 'Session tokens are checked on the server.', [
    'bff/session › leaves a copied cookie good for nothing on every personal route',
    'bff/routes › wants a session for every personal route',
  ]),
  tested('7.2.2', 'Each session gets a new session token.', [
    'bff/session › is not the one that was planted before signing in',
  ]),
  tested(
    '7.2.3',
    'Session tokens are random and have 128 bits or more.',
    [
      'repository/forbidden-code › nowhere %s › guesses secrets by a weak generator',
      'bff/acting-store › makes references that reveal nothing and are never repeated',
    ],
    '256 bits (apps/bff/src/session/secret-token.ts).',
  ),
  tested('7.2.4', 'Signing in gives a new token and ends the old one.', [
    'bff/session › is not the one that was planted before signing in',
    'bff/session › ends the session that the browser had before',
  ]),
  tested('7.3.1', 'A session ends when nothing happens.', [
    'bff/session-store › ends after 15 minutes without activity, to the second',
    'bff/session › does not prolong the session however often it is asked',
  ]),
  tested('7.3.2', 'A session ends in any case.', [
    'bff/session › prolongs the session, but never beyond 8 hours',
  ]),
  tested('7.4.1', 'A session that has ended cannot be used.', [
    'bff/session › leaves a copied cookie good for nothing on every personal route',
    'bff/session-store › revives none of 1,000 sessions whose end races with a slow request',
  ]),
  tested(
    '7.4.2',
    'Sessions end with the account.',
    [
      'bff/backchannel-logout › ends every session of the subject',
      'bff/end-sessions › ends the sessions of one person, whose code is not shown',
    ],
    'The account is the identification service’s; it says when it is over, and so can the operator.',
  ),
  foreign(
    '7.4.3',
    'After a change of credentials other sessions can be ended.',
    'No credentials are kept here. Other sessions can be ended at any time (7.5.2).',
  ),
  tested('7.4.4', 'Every page leads to signing out.', [
    'web/shell › empties the page at once and leaves to where the bff says',
    'e2e/keyboard-safety › signs out',
  ]),
  tested('7.4.5', 'Operators can end sessions of one person and of all.', [
    'bff/end-sessions › ends a thousand sessions on two instances within five seconds',
    'bff/end-sessions › ends the sessions of one person, whose code is not shown',
  ]),
  foreign(
    '7.5.1',
    'Changing sensitive data of the account asks for an identification.',
    'There is no account to change.',
  ),
  missing(
    '7.5.2',
    'Readers see and end their sessions, after identifying themselves again.',
    'Sessions are listed and ended (apps/bff/test/other-sessions.test.ts), on purpose without another identification: a reader who wants a stranger out must not be held up.',
  ),
  missing(
    '7.5.3',
    'The most sensitive acts ask for an identification.',
    'A fresh identification before a copy of everything, or before wills are changed; only after leaving quickly the next sign-in identifies again.',
  ),
  tested('7.6.1', 'Sessions here and there end as is written down.', [
    'bff/backchannel-logout › ends every session of the subject',
    'bff/session › ends the session here and sends the browser on to the provider',
    'bff/sign-in-refusals › refuses %s › auth-time-too-long-ago',
  ]),
  tested('7.6.2', 'No session begins unless the reader wants it.', [
    'bff/sign-in › sends who comes from another site to the front page',
    'bff/sign-in › refuses to begin in a frame',
  ]),
]

/** V8 Authorization. */
const authorization: readonly Requirement[] = [
  documented(
    '8.1.1',
    'Who may do and see what is written down.',
    ['docs/policy.md', 'docs/architecture.md'],
    'Generated from the rules themselves.',
  ),
  documented('8.1.2', 'Who may see and write which field is written down.', [
    'docs/policy.md',
    'docs/metadata.md',
    'packages/contracts/src/portal.ts',
  ]),
  documented(
    '8.1.3',
    'What decisions depend on beside person and document is written down.',
    ['docs/policy.md', 'docs/decisions/0012-grounds-from-the-registry.md'],
    'The day in Helsinki, age, phase, ground and its age, level and time of the identification; neither place nor device.',
  ),
  tested('8.2.1', 'Every function is open only to whom it is meant for.', [
    'bff/route-matrix › has an entry for every role, and none too many',
    'bff/route-matrix › answers "%s" as the matrix says',
  ]),
  tested('8.2.2', 'Every document is open only to whom the policy says.', [
    'archive/reading/families › are read by those who act as the policy has it: no more than the subject, all alike, without a trace of what is hidden',
    'archive/reading/document › does not open another’s document by its ref',
    'e2e/stories › ${scenario.key}: ${whose} on ${day} sees what the story says: ${key}',
  ]),
  tested('8.2.3', 'No field more is given than is meant.', [
    'bff/routes › describes answers so closed that nothing more can be in them',
    'bff/reading › strips the facts and everything else that the page does not need',
  ]),
  tested('8.3.1', 'Decisions are made on the server.', [
    'bff/gate-two › drops everywhere what %s hides',
    'archive/reading/oracle › are answered for as the policy decides: %s',
  ]),
  tested(
    '8.3.2',
    'A change of rights holds at once.',
    [
      'e2e/acting › shows nothing more at the latest 60 seconds after the registry says no, and never again',
      'bff/acting › ends it at midnight in Helsinki, within the minute, and asks no service',
    ],
    'What the archive knows holds from the next request; what the registry knows within 60 seconds.',
  ),
  tested(
    '8.3.3',
    'What counts is the reader’s right, not the asking service’s.',
    [
      'archive/reading/caller › opens no other record than its subject’s: that is not found, and counted',
      'archive/reading/caller › without a reader opens no record, not even the placeholder’s',
    ],
  ),
  tested('8.4.1', 'One organisation cannot reach another’s register.', [
    'archive/intake/refused › says 403 to who writes to another register, whatever else is wrong',
    'archive/intake/refused › does not distinguish another register’s documents from missing ones',
    'archive/disclosure/search › without the information, without a permission, and after a negative one',
  ]),
]

/** V9 Self-contained tokens. */
const tokens: readonly Requirement[] = [
  tested('9.1.1', 'Signatures of tokens are checked first.', [
    'archive/reading/caller › is refused with %s, and counted › the key of a stranger',
    'archive/intake/token › refuses an assertion signed with another key, with HMAC, or not at all',
    'bff/sign-in-refusals › refuses %s › invalid-signature',
    'bff/sign-in-refusals › refuses %s › invalid-sig-other-key',
  ]),
  tested('9.1.2', 'Only listed algorithms are taken.', [
    'archive/reading/caller › is refused with %s, and counted › another algorithm',
    'archive/reading/caller › is refused with %s, and counted › a shared secret',
    'bff/sign-in-refusals › refuses %s › invalid-null-alg',
    'bff/sign-in-refusals › refuses %s › invalid-sig-hs256',
  ]),
  tested('9.1.3', 'Keys come from configured places only.', [
    'bff/sign-in-refusals › refuses %s › key-in-the-header',
    'bff/sign-in-refusals › refuses %s › key-address-in-the-header',
    'bff/sign-in-refusals › refuses %s › kid-unknown',
  ]),
  tested('9.2.1', 'Tokens hold in their time only.', [
    'archive/reading/caller › is refused after its minute, although it was verified before',
    'bff/sign-in-refusals › refuses %s › invalid-expired-exp',
    'bff/sign-in-refusals › refuses %s › nbf-in-the-future',
  ]),
  tested('9.2.2', 'A token of one kind is not taken for another.', [
    'archive/intake/token › is not a client assertion, and not a token that another issuer signed',
    'bff/backchannel-logout › refuses a token %s › that is an ID token',
    'bff/backchannel-logout › refuses a token %s › of type JWT',
  ]),
  tested('9.2.3', 'A token is for this service.', [
    'archive/reading/caller › is refused with %s, and counted › another audience',
    'archive/reading/caller › is refused with %s, and counted › several audiences',
    'bff/sign-in-refusals › refuses %s › invalid-aud',
    'bff/sign-in-refusals › refuses %s › invalid-secondary-aud',
  ]),
  tested(
    '9.2.4',
    'Tokens of one key for several services state which one they are for.',
    [
      'archive/intake/token › refuses an assertion %s › for somebody else',
      'bff/profiles › signs in with request object $signed, pushed request $pushed, DPoP $dpop, assertion for the $audience',
    ],
  ),
]

const PROVIDER =
  'The authorization server is the identification service’s. Ours gives tokens to client systems by client credentials only.'

/** V10 OAuth and OIDC. */
const oauth: readonly Requirement[] = [
  tested(
    '10.1.1',
    'No token comes to the browser.',
    [
      'bff/session › is in no body and no other header',
      'bff/sign-in-refusals › has logged no token, no claim and no code',
    ],
    'Every answer of the suite is searched for one (apps/bff/test/support/looked-through.ts).',
  ),
  tested(
    '10.1.2',
    'An answer counts for the browser and the sign-in that asked.',
    [
      'bff/sign-in › refuses an answer that another browser brings',
      "bff/sign-in › refuses one tab's code with the other tab's state",
    ],
  ),
  tested('10.2.1', 'A sign-in cannot be forced on a browser.', [
    'bff/sign-in-refusals › refuses %s › state-missing',
    'bff/sign-in-refusals › refuses %s › state-invalid',
    'bff/sign-in › refuses an answer that another browser brings',
  ]),
  tested('10.2.2', 'Answers of another server are refused.', [
    'bff/sign-in-refusals › refuses %s › remove-authorization-response-iss',
    'bff/sign-in-refusals › refuses %s › invalid-authorization-response-iss',
    'bff/sign-in-refusals › refuses %s › error-with-another-iss',
  ]),
  tested('10.2.3', 'Only needed scopes are asked for.', [
    'bff/sign-in › asks in a signed request object for what the profile wants',
  ]),
  tested('10.3.1', 'Access tokens are for this service.', [
    'archive/reading/caller › is refused with %s, and counted › another audience',
    'archive/intake/token › is not a client assertion, and not a token that another issuer signed',
  ]),
  tested('10.3.2', 'What a token delegates is what is allowed.', [
    'archive/reading/caller › opens no other record than its subject’s: that is not found, and counted',
    'archive/intake/refused › says 403 to who writes to another register, whatever else is wrong',
  ]),
  tested('10.3.3', 'A person in a token is named for good.', [
    'archive/reading/person-lookup › gives the same person the same id, known or not',
  ]),
  tested(
    '10.3.4',
    'A resource that wants a strength checks it.',
    ['bff/sign-in-refusals › refuses %s › acr-too-weak'],
    'No session exists below it, so that no caller token can be made.',
  ),
  missing(
    '10.3.5',
    'A stolen token is useless to anyone else.',
    'Caller tokens bound to a key or certificate. They live for 60 seconds, name one record, and stay between two services (ADR 0006).',
  ),
  ...['10.4.1', '10.4.2', '10.4.3'].map((id) =>
    foreign(
      id,
      'Codes go to registered addresses, once and for a short time.',
      PROVIDER,
    ),
  ),
  tested('10.4.4', 'Only needed grants are given.', [
    'archive/intake/token › refuses %s › another grant',
  ]),
  foreign('10.4.5', 'Refresh tokens cannot be replayed.', PROVIDER),
  foreign('10.4.6', 'PKCE is demanded.', PROVIDER),
  foreign(
    '10.4.7',
    'Clients that register themselves are met with caution.',
    PROVIDER,
  ),
  foreign('10.4.8', 'Refresh tokens end.', PROVIDER),
  foreign('10.4.9', 'People can withdraw tokens.', PROVIDER),
  tested('10.4.10', 'Clients prove who they are.', [
    'archive/intake/token › refuses an assertion %s › about another client',
    'archive/intake/token › refuses an assertion %s › issued by somebody else',
    'archive/intake/token › refuses an assertion the second time',
  ]),
  tested('10.4.11', 'Clients get only the scopes that they need.', [
    'archive/intake/token › refuses %s › another scope',
    'archive/intake/refused › says 403 to who writes to another register, whatever else is wrong',
  ]),
  missing(
    '10.4.13',
    'Requests are pushed.',
    'Off by default: brokers of the network do not offer it yet. PROVIDER_PUSHED_REQUEST turns it on, which bff/profiles tests; signed request objects are sent otherwise. The archive’s own token endpoint has no authorization requests.',
  ),
  missing(
    '10.4.14',
    'Tokens are bound to a key.',
    'The archive’s own token endpoint issues plain bearer tokens of ten minutes (RFC 6750) to client systems; they are bound to no key. Towards the broker DPoP is off by default (PROVIDER_DPOP), and its access token is not used.',
  ),
  tested('10.4.16', 'Clients prove themselves by a key.', [
    'archive/intake/token › refuses an assertion signed with another key, with HMAC, or not at all',
    'identification/token-request › is refused without an assertion',
  ]),
  tested('10.5.1', 'An ID token cannot be replayed.', [
    'bff/sign-in-refusals › refuses %s › invalid-nonce',
    'bff/sign-in-refusals › refuses %s › invalid-missing-nonce',
    'bff/sign-in › refuses the same answer a second time, even at the same time',
  ]),
  tested(
    '10.5.2',
    'A person is identified by an id that no one else can get.',
    [
      'archive/reading/person-lookup › gives the same person the same id, known or not',
      'bff/sign-in-refusals › refuses %s › missing-sub',
      'bff/sign-in-refusals › refuses %s › identity-code-missing',
    ],
    'By the identity code: subjects of the network change at each sign-in.',
  ),
  tested('10.5.3', 'Metadata of another issuer is refused.', [
    'bff/sign-in-refusals › refuses %s › discovery-issuer-mismatch',
  ]),
  tested('10.5.4', 'An ID token is for this client.', [
    'bff/sign-in-refusals › refuses %s › invalid-aud',
    'bff/sign-in-refusals › refuses %s › invalid-azp',
    'bff/sign-in-refusals › refuses %s › azp-of-another-client',
    'bff/sign-in-refusals › refuses %s › second-audience-with-our-azp',
  ]),
  tested('10.5.5', 'Logout tokens are checked in full.', [
    'bff/backchannel-logout › refuses a token %s › of type JWT',
    'bff/backchannel-logout › refuses a token %s › without events',
    'bff/backchannel-logout › refuses a token %s › with another event',
    'bff/backchannel-logout › refuses a token %s › with a nonce',
    'bff/backchannel-logout › refuses a token %s › more than two minutes old',
    'bff/backchannel-logout › accepts a token once',
    'bff/backchannel-logout › ends the session when the same token is sent again: %s',
  ]),
  ...['10.6.1', '10.6.2'].map((id) =>
    foreign(
      id,
      'The provider allows safe flows, and no forced sign-out.',
      PROVIDER,
    ),
  ),
  ...['10.7.1', '10.7.2', '10.7.3'].map((id) =>
    foreign(
      id,
      'People consent knowingly, and can take it back.',
      'The law grants access, not consent; the provider is the identification service.',
    ),
  ),
]

export const v07ToV10 = [...sessions, ...authorization, ...tokens, ...oauth]
