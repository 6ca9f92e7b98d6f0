import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { DEPLOY } from './places.ts'

const Network = z.object({ ipv4_address: z.string().optional() })

/** Names in a list, or a map by name; as a map. */
const Networks = z.union([
  z
    .array(z.string())
    .transform((names): Record<string, z.output<typeof Network>> =>
      Object.fromEntries(names.map((name) => [name, {}])),
    ),
  z.record(z.string(), Network),
])

const Service = z.looseObject({
  image: z.string(),
  command: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  networks: Networks,
  secrets: z.array(z.string()).default([]),
})

const ComposeFile = z.object({
  services: z.record(z.string(), Service),
  networks: z.record(
    z.string(),
    z.object({ internal: z.boolean().default(false) }),
  ),
})

/** `deploy/compose.yml`, with what its services share written out. */
export async function composeFile() {
  const text = await readFile(join(DEPLOY, 'compose.yml'), 'utf8')
  return ComposeFile.parse(parse(text, { merge: true }))
}

/** Its services. */
export const composed = async () => (await composeFile()).services
