import {
  documented,
  foreign,
  missing,
  operator,
  tested,
  type Requirement,
} from './requirement.ts'

const INVENTORY = 'docs/protection.md'

/** V11 Cryptography. */
const cryptography: readonly Requirement[] = [
  documented(
    '11.1.1',
    'How keys are made, kept, changed and shared is written down.',
    ['docs/operations.md', INVENTORY],
    'Each private key is held by one service.',
  ),
  documented(
    '11.1.2',
    'Keys, algorithms and what they protect are listed.',
    INVENTORY,
  ),
  tested(
    '11.2.1',
    'Well-known implementations are used.',
    [
      'repository/forbidden-code › nowhere %s › encrypts without authentication',
      'repository/forbidden-code › nowhere %s › hashes with a broken function',
    ],
    'Node’s crypto (OpenSSL) and jose.',
  ),
  documented('11.2.2', 'Algorithms and keys can be exchanged.', [
    INVENTORY,
    'docs/configuration.md',
  ]),
  missing(
    '11.2.3',
    'Everything has at least 128 bits of strength.',
    'RSA keys of 2048 bits are accepted, because brokers of the Finnish Trust Network use them; everything of our own has 128 or more.',
  ),
  tested(
    '11.3.1',
    'No weak modes and paddings.',
    [
      'repository/forbidden-code › nowhere %s › encrypts without authentication',
    ],
    'AES-256-GCM; RSA-OAEP towards the identification service.',
  ),
  tested('11.3.2', 'Only approved ciphers.', [
    'repository/forbidden-code › nowhere %s › encrypts without authentication',
  ]),
  tested('11.3.3', 'What is encrypted cannot be changed unseen.', [
    'bff/session-store › holds neither the token, the name nor the identity code in clear',
    'repository/forbidden-code › nowhere %s › encrypts without authentication',
  ]),
  tested('11.4.1', 'Only approved hash functions.', [
    'repository/forbidden-code › nowhere %s › hashes with a broken function',
  ]),
  foreign(
    '11.4.2',
    'Passwords are stored by a slow function.',
    'There are no passwords.',
  ),
  tested('11.4.3', 'Hashes for integrity have 256 bits.', [
    'archive/reading/verify-chain › finds every one of 500 random tamperings, at their place or at the next checkpoint',
    'archive/contents/content-routes › keeps a view format with its hash and its display form',
  ]),
  foreign(
    '11.4.4',
    'Keys from passwords are derived slowly.',
    'No key comes from a password: those that are derived come from 256 random bits.',
  ),
  tested(
    '11.5.1',
    'What must not be guessed is random, of 128 bits or more.',
    [
      'repository/forbidden-code › nowhere %s › guesses secrets by a weak generator',
      'bff/acting-store › makes references that reveal nothing and are never repeated',
    ],
    'UUIDs name things; they open nothing.',
  ),
  documented('11.6.1', 'Only approved algorithms make keys and signatures.', [
    INVENTORY,
    'apps/archive/src/oauth/client-assertion.ts',
    'apps/bff/src/config/variables.ts',
  ]),
]

const TLS =
  'TLS ends at the proxy in front of the bff and is the operator’s between the machines.'

/** V12 Secure communication. */
const communication: readonly Requirement[] = [
  operator('12.1.1', 'TLS 1.2 and 1.3 only.', 'docs/operations.md', TLS),
  operator(
    '12.1.2',
    'Only recommended cipher suites.',
    'docs/operations.md',
    TLS,
  ),
  foreign(
    '12.1.3',
    'Client certificates are checked before they count.',
    'No client certificate is used as an identity.',
  ),
  operator(
    '12.1.5',
    'The name of the server is encrypted too (ECH).',
    'docs/operations.md',
    'Where the proxy can.',
  ),
  tested('12.2.1', 'Everything public is TLS, without a way back.', [
    'bff/config › refuses %s without TLS in production, and elsewhere but on this machine',
    'bff/config › refuses a registry without TLS in production',
    'bff/headers › are as strict on every kind of answer',
  ]),
  operator(
    '12.2.2',
    'Public certificates are publicly trusted.',
    'docs/operations.md',
    TLS,
  ),
  operator(
    '12.3.1',
    'All connections are encrypted.',
    'docs/operations.md',
    'DATABASE_URL with sslmode=verify-full, ARCHIVE_URL with https, or one host; not enforced.',
  ),
  tested(
    '12.3.2',
    'Certificates of servers are checked.',
    ['repository/forbidden-code › nowhere %s › trusts any certificate'],
    'Node’s default, which nothing turns off.',
  ),
  operator(
    '12.3.3',
    'Services among themselves use TLS.',
    'docs/operations.md',
    'A proxy in front of the archive, or one host.',
  ),
  operator(
    '12.3.4',
    'Internal certificates are of a named authority.',
    'docs/operations.md',
    'NODE_EXTRA_CA_CERTS names the authority.',
  ),
  missing(
    '12.3.5',
    'Services prove themselves to each other by certificates.',
    'Mutual TLS. The bff signs each request to the archive with its own key, for 60 seconds (ADR 0006); the archive proves itself by its TLS certificate only.',
  ),
]

/** V13 Configuration. */
const configuration: readonly Requirement[] = [
  documented('13.1.1', 'Whom the services talk to is written down.', [
    'docs/architecture.md',
    'docs/configuration.md',
  ]),
  documented(
    '13.1.2',
    'The most connections to each service, and what then, are written down.',
    [
      'docs/configuration.md',
      'packages/database/src/postgres.ts',
      'docs/scale.md',
      'apps/bff/src/archive/archive-pool.ts',
    ],
  ),
  documented(
    '13.1.3',
    'Time limits, failures and repeats are written down for each service.',
    [
      'docs/configuration.md',
      'docs/operations.md',
      'docs/scale.md',
      'apps/bff/src/archive/archive-pool.ts',
      'apps/bff/src/acting/registry-transport.ts',
    ],
  ),
  operator(
    '13.2.1',
    'Services prove themselves to each other, not by lasting passwords.',
    'docs/operations.md',
    'Ours do, by keys (apps/archive/test/reading/caller.test.ts). PostgreSQL and DVV’s registry know passwords: the operator uses certificates for the first and changes the second.',
  ),
  missing(
    '13.2.2',
    'Each service has the least rights.',
    'A database role for the running service that owns no table and cannot change the usage log. Migrations run with the service’s role.',
  ),
  tested('13.2.3', 'No service has a default password.', [
    'bff/config › refuses a registry with %s=%s › AUTHORIZATIONS_OAUTH_PASSWORD',
    'repository/forbidden-code › holds nowhere %s › a password in an address',
  ]),
  tested(
    '13.2.4',
    'Whom services may talk to is a list.',
    [
      'bff/sign-in-refusals › refuses a provider that names %s at another origin, until it is configured (ASVS 13.2.4)',
      'bff/start-checks › refuses an identification service that names %s at another origin, unless it is configured (ASVS 13.2.4)',
    ],
    'Only configured origins are asked; what discovery names elsewhere is refused. The operator’s network may hold to the same list.',
  ),
  documented('13.2.5', 'Whom servers may load from is a list.', [
    'apps/bff/src/config/variables.ts',
    'apps/archive/src/contents/confinement.ts',
  ]),
  operator(
    '13.3.1',
    'Secrets are kept in a vault, not in code.',
    'docs/configuration.md',
    'Secrets can be files, as vaults give them. That none is in the code: scripts/test/forbidden-code.test.ts.',
  ),
  operator(
    '13.3.2',
    'Who reaches secrets is limited.',
    'docs/operations.md',
    'The table of keys says which service needs which.',
  ),
  operator(
    '13.3.3',
    'Cryptography runs in a separate module.',
    'docs/operations.md',
    'Keys are in the memory of the services.',
  ),
  tested('13.4.1', 'No traces of version control are served.', [
    'bff/routes › has nothing beside it',
    'bff/headers › are not what a fetch or a missing file gets',
  ]),
  tested('13.4.2', 'Nothing runs in a mode for developers.', [
    'archive/intake/config › refuses %s in production, and nowhere else',
    'problems/problem-handler › reveals nothing of an unexpected error, and logs it once',
    'web/styleguide › is not in what is built',
  ]),
  tested('13.4.3', 'No directory is listed.', [
    'bff/pages › is not given out at ${path}',
    'bff/headers › are not what a fetch or a missing file gets',
  ]),
  tested('13.4.4', 'TRACE is not answered.', [
    'bff/http-messages › with the method %s gets nothing back of what it says › TRACE',
  ]),
  tested(
    '13.4.5',
    'Monitoring is not public, documentation only on purpose.',
    [
      'bff/routes › has nothing beside it',
      'bff/routes › is the documented list',
    ],
    'The OpenAPI document is public on purpose.',
  ),
  tested('13.4.6', 'No version of anything is disclosed.', [
    'bff/headers › are as strict on every kind of answer',
    'kit/servers › gives no version, no entity tag, and takes no word for where a request comes from',
  ]),
]

export const v11ToV13 = [...cryptography, ...communication, ...configuration]
