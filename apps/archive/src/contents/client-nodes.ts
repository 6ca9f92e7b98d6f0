/*
 * Which clients a structured form names. Runs in the parsing process, which has
 * no access to the rest of the program: this file imports nothing.
 */

/** Name of the client in the structures of client documents (10.2.3). */
const CLIENT = 'asiakas'
/** "Personbeteckning" and "Tillfällig identifikationskod" of a client (9.11). */
const IDENTITY_CODE = 'henkilotunnus'
const TEMPORARY_ID = 'tilapainen_yksilointitunnus'

/** The most client nodes of one document; a case has up to 50 clients. */
export const MOST_CLIENT_NODES = 500

/** Longest name in a pointer, and longest code, in UTF-16 units: no right one is longer. */
const MOST_NAME = 100
const MOST_CODE = 200

/** A place that names a client, with the codes as they are written there. */
export interface ClientNode {
  /** JSON pointer (RFC 6901). */
  readonly pointer: string
  readonly identityCode?: string
  readonly temporaryId?: string
}

/** The clients of a structured form. */
export interface ClientNodes {
  /** JSON pointer to where the document's clients are, or would be. */
  readonly pointer: string
  /** The document's clients (10.2.3): of each node, also one without a code. */
  readonly clients: readonly ClientNode[]
  /** Clients with a code that are named anywhere else in the document. */
  readonly mentions: readonly ClientNode[]
}

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A member's name in a pointer. A name that is too long, or that contains digits
 * like an identity code, is not repeated: pointers are sent in refusals.
 */
function segment(name: string): string {
  const isRepeated =
    name.length <= MOST_NAME && !/\d{6}[-+A-Za-z]\d{3}/.test(name)
  const shown = isRepeated ? name : '…'
  return `/${shown.replaceAll('~', '~0').replaceAll('/', '~1')}`
}

/** A code: a text, or an identifier `{ system, value }`. Empty means absent. */
function codeIn(node: unknown, name: string): string | undefined {
  const member = isObject(node) ? node[name] : undefined
  const value = isObject(member) ? member.value : member
  // What is cut off is longer than any code, and equals none.
  return typeof value === 'string' && value !== ''
    ? value.slice(0, MOST_CODE + 1)
    : undefined
}

function nodeAt(pointer: string, value: unknown): ClientNode {
  const identityCode = codeIn(value, IDENTITY_CODE)
  const temporaryId = codeIn(value, TEMPORARY_ID)
  return {
    pointer,
    ...(identityCode !== undefined && { identityCode }),
    ...(temporaryId !== undefined && { temporaryId }),
  }
}

/** The nodes of one member `asiakas`: one, or one for each element, however deep the lists. */
const nodesOf = (
  pointer: string,
  value: unknown,
): { readonly node: ClientNode; readonly value: unknown }[] =>
  Array.isArray(value)
    ? value.flatMap((element, index) => nodesOf(`${pointer}/${index}`, element))
    : [{ node: nodeAt(pointer, value), value }]

/** A node outside the client field counts when it holds one of the codes, in whatever form. */
const hasCode = (value: unknown) =>
  isObject(value) &&
  [IDENTITY_CODE, TEMPORARY_ID].some((name) => Object.hasOwn(value, name))

/**
 * The client nodes of a document: `asiakas` below its root, and every `asiakas`
 * with a code elsewhere. Other persons, such as a spouse, have other names.
 *
 * @param root an object with one member, nested no deeper than the gate allows
 * @returns `undefined` when there are more than `MOST_CLIENT_NODES`
 */
export function clientNodesOf(root: Json): ClientNodes | undefined {
  const [[name, document] = ['', undefined]] = Object.entries(root)
  const pointer = `${segment(name)}/${CLIENT}`
  const hasClients = isObject(document) && Object.hasOwn(document, CLIENT)
  const clients = hasClients
    ? nodesOf(pointer, document[CLIENT]).map(({ node }) => node)
    : []

  const mentions: ClientNode[] = []
  const visit = (at: string, value: unknown): void => {
    if (mentions.length > MOST_CLIENT_NODES) return
    if (Array.isArray(value)) {
      value.forEach((element, index) => visit(`${at}/${index}`, element))
    } else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        const there = at + segment(key)
        if (key === CLIENT && there !== pointer) {
          for (const { node, value: element } of nodesOf(there, inner)) {
            if (hasCode(element)) mentions.push(node)
          }
        }
        visit(there, inner)
      }
    }
  }
  visit('', root)

  return clients.length + mentions.length > MOST_CLIENT_NODES
    ? undefined
    : { pointer, clients, mentions }
}
