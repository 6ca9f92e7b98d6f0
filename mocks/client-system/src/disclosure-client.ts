import {
  DeliveredWills,
  DisclosedDocuments,
  WillReceipt,
  type DisclosureSearch,
  type WillDelivery,
} from '@mittkanta/contracts'
import type { IdentityCode } from '@mittkanta/identity-code'
import type { ClientSystemCredentials } from './client-systems.ts'
import { connection } from './intake-client.ts'

/** Leaves out one member of every member of a union. */
type Without<Union, Name extends PropertyKey> = Union extends unknown
  ? Omit<Union, Name>
  : never

/** What a client system does with the will register and with other controllers' registers. */
export interface DisclosureClient {
  /**
   * A simple search in other controllers' registers (11.4.2).
   *
   * @throws {IntakeProblem} when it is not justified
   */
  search: (
    person: IdentityCode,
    justification: DisclosureSearch['justification'],
  ) => Promise<DisclosedDocuments>
  /**
   * Records what a person receives or expresses at a service unit (11.4.1).
   *
   * @throws {IntakeProblem} when the register refuses it
   */
  record: (
    person: IdentityCode,
    delivery: Without<WillDelivery, 'identityCode'>,
  ) => Promise<WillReceipt>
  /**
   * The entries of a person's will register, to make the next version from them
   * (11.4).
   */
  wills: (person: IdentityCode) => Promise<DeliveredWills>
}

/** Connects a client system; the parameters are those of `connection`. */
export function disclosureClient(
  archiveUrl: string,
  credentials: ClientSystemCredentials,
  audience = archiveUrl,
): DisclosureClient {
  const send = connection(archiveUrl, credentials, audience)
  const post = (path: string, person: IdentityCode, body: object) =>
    send(
      path,
      { 'content-type': 'application/json' },
      JSON.stringify({ identityCode: person.reveal(), ...body }),
    )

  return {
    search: async (person, justification) =>
      DisclosedDocuments.parse(
        await post('/disclosure/searches', person, { justification }),
      ),
    record: async (person, delivery) =>
      WillReceipt.parse(await post('/wills/deliveries', person, delivery)),
    wills: async (person) =>
      DeliveredWills.parse(await post('/wills/queries', person, {})),
  }
}
