import type { ClientEntry } from '@mittkanta/contracts'
import type { ClientNode } from '../../contents/client-nodes.ts'
import {
  readyClientDocument,
  type Check,
  type Finding,
  type Subject,
} from './check.ts'
import { bringsContents, structureOf } from './structures.ts'

/**
 * Whether a node means a client of the metadata. The official code counts where
 * there is one; a temporary code beside it is one that was changed into it (9.11).
 */
function means(
  { identityCode, temporaryId }: ClientNode,
  client: ClientEntry,
  view: Subject['view'],
): boolean {
  if (client.identityCode === undefined) {
    return (
      identityCode === undefined &&
      temporaryId !== undefined &&
      temporaryId === client.temporaryId
    )
  }
  return (
    identityCode === client.identityCode &&
    (temporaryId === undefined ||
      view.wasTemporaryIdOf(temporaryId, view.personOf(client)))
  )
}

/** A JSON pointer as the fragment of an address (RFC 6901, section 6). */
const fragment = (pointer: string) =>
  `#${pointer.split('/').map(encodeURIComponent).join('/')}`

function findingsIn(
  { metadata: { clients }, view }: Subject,
  nodes: {
    readonly pointer: string
    readonly clients: readonly ClientNode[]
    readonly mentions: readonly ClientNode[]
  },
): readonly string[] {
  const isOther = (node: ClientNode) =>
    !clients.some((client) => means(node, client, view))
  const others = [...nodes.clients, ...nodes.mentions].filter(isOther)
  const isComplete = clients.every((client) =>
    nodes.clients.some((node) => means(node, client, view)),
  )
  return [
    ...others.map(({ pointer }) => pointer),
    // A node of another person was found already, perhaps in the place of a
    // client.
    ...(isComplete || others.length > 0 ? [] : [nodes.pointer]),
  ]
}

/** Contents and metadata are of the same persons (7, 9.12.3, 10.2.3). */
export const structuredClientChecks: readonly Check[] = [
  {
    id: 'structured-clients-match',
    says: 'The clients that the structured content names, by identity code or lacking one by temporary code, are exactly the clients of the metadata.',
    section: '9.12.3',
    applies: (subject) =>
      readyClientDocument(subject) &&
      structureOf(subject) !== 'none' &&
      bringsContents(subject),
    findings: (subject) =>
      (subject.document.contents ?? []).flatMap(
        ({ hash, type }, index): readonly Finding[] => {
          const nodes = subject.view.content(hash, type)?.clientNodes
          return nodes === undefined
            ? []
            : findingsIn(subject, nodes).map((pointer) => ({
                field: `contents[${index}]${fragment(pointer)}`,
              }))
        },
      ),
  },
]
