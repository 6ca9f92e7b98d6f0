import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateIdentificationKeys } from '../src/index.ts'
import { people } from './people.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'identification-'))
  const clients = [
    {
      clientId: 'mittkanta',
      name: 'MittKanta',
      redirectUris: ['http://localhost:3000/sign-in/callback'],
      jwksUri: 'http://localhost:3000/jwks',
    },
  ]
  await writeFile(join(folder, 'people.json'), JSON.stringify(people))
  await writeFile(join(folder, 'clients.json'), JSON.stringify(clients))
})
afterAll(() => rm(folder, { recursive: true }))

function run(environment: Record<string, string>) {
  const main = join(import.meta.dirname, '../src/main.ts')
  return spawn(process.execPath, ['--import', 'tsx', main], {
    env: {
      ...process.env,
      PORT: '0',
      PEOPLE_FILE: join(folder, 'people.json'),
      CLIENTS_FILE: join(folder, 'clients.json'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

/** @returns where it listens */
async function listening(child: ReturnType<typeof run>): Promise<string> {
  let line = ''
  for await (const chunk of child.stdout) {
    line += String(chunk)
    if (line.includes('"started"')) break
  }
  return `http://localhost:${/"port":(\d+)/.exec(line)?.[1] ?? ''}`
}

/** @returns its exit code */
async function stopped(child: ReturnType<typeof run>): Promise<unknown> {
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  return (await exit)[0]
}

describe('the process', () => {
  it('serves until it is stopped', async () => {
    const child = run({ NODE_ENV: 'development' })
    const url = await listening(child)
    const metadata = await fetch(`${url}/.well-known/openid-configuration`)

    expect(metadata.status).toBe(200)
    expect(await metadata.json()).toMatchObject({ issuer: url })
    expect(await stopped(child)).toBe(0)
  })

  it('continues with the keys that it is given, and makes others without', async () => {
    const file = join(folder, 'keys.json')
    await writeFile(file, JSON.stringify(await generateIdentificationKeys()))
    const published: string[] = []
    for (const keys of [{ KEYS_FILE: file }, { KEYS_FILE: file }, {}]) {
      const child = run({ NODE_ENV: 'development', ...keys })
      const answer = await fetch(`${await listening(child)}/jwks`)
      published.push(await answer.text())
      await stopped(child)
    }
    const [first, again, without] = published

    expect(first).toContain('"kid"')
    expect(again).toBe(first)
    expect(without).not.toBe(first)
  })

  it('ends at once in production', async () => {
    const child = run({ NODE_ENV: 'production' })
    child.stdout.resume()

    expect((await once(child, 'exit'))[0]).toBe(1)
  })
})
