import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { openDatabase, type Database } from '@mittkanta/database'
import { IdentityCode } from '@mittkanta/identity-code'
import { readConfig, type ServerConfig } from '../src/config.ts'
import { knownPersonId } from '../src/persons/persons.ts'

/*
 * What the commands of the operator have in common: the archive that the
 * environment names, exit code 2 when nothing could be done, and persons who are
 * told on standard input, never on the command line, which others can see.
 */

/** Ends the command: it was asked wrongly, or could do nothing. */
export function stop(error: unknown): never {
  console.error(error instanceof Error ? error.message : 'It did not work')
  process.exit(2)
}

/** Opens the archive's database. It must be there and up to date. */
export async function openArchive(): Promise<{
  readonly config: ServerConfig
  readonly database: Database
}> {
  // A relative path is meant from where the command was called, not from here.
  process.chdir(process.env.INIT_CWD ?? '.')
  const config = readConfig(process.env)
  const { url, directory } = config.database
  if (url === undefined && !existsSync(directory)) {
    throw new Error(`There is no archive in ${directory}`)
  }
  return { config, database: await openDatabase(config.database) }
}

/**
 * Reads identity codes from standard input, a line each, and gives the archive's
 * ids of the persons.
 *
 * @param whose whom each line names, for the prompt
 * @throws {Error} which does not repeat a code
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
      throw new Error(
        `Write the identity code of ${who} on a line of standard input`,
      )
    }
    const person = await knownPersonId(database, code)
    if (person === undefined) {
      throw new Error(`The archive does not know ${who}`)
    }
    persons.push(person)
  }
  input.destroy()
  return persons
}
