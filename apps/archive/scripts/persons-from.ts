import { createInterface } from 'node:readline/promises'
import type { Database } from '@mittkanta/database'
import { IdentityCode } from '@mittkanta/identity-code'
import { knownPersonId } from '../src/persons/persons.ts'
import { CannotBegin } from './operate.ts'

/**
 * Reads identity codes from standard input, a line each, and gives the archive's
 * ids of the persons. Never from the command line, which others can see.
 *
 * @param whose whom each line names, for the prompt
 * @throws {CannotBegin} which does not repeat a code
 */
export async function personsFrom(
  input: NodeJS.ReadStream,
  database: Database,
  whose: readonly string[],
): Promise<string[]> {
  const lines = createInterface({ input })[Symbol.asyncIterator]()
  const persons: string[] = []
  for (const who of whose) {
    if (input.isTTY) process.stderr.write(`Identity code of ${who}: `)
    const { value } = (await lines.next()) as { value: string | undefined }
    const code = IdentityCode.parse((value ?? '').trim())
    if (code === undefined) {
      throw new CannotBegin(
        `Write the identity code of ${who} on a line of standard input`,
      )
    }
    const person = await knownPersonId(database, code)
    if (person === undefined) {
      throw new CannotBegin(`The archive does not know ${who}`)
    }
    persons.push(person)
  }
  input.destroy()
  return persons
}
