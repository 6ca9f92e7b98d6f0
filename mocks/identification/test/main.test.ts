import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

describe('the process', () => {
  it('serves until it is told to stop', async () => {
    const child = run({ NODE_ENV: 'development' })
    let line = ''
    for await (const chunk of child.stdout) {
      line += String(chunk)
      if (line.includes('"started"')) break
    }
    const port = /"port":(\d+)/.exec(line)?.[1] ?? ''
    const metadata = await fetch(
      `http://localhost:${port}/.well-known/openid-configuration`,
    )
    const exit = once(child, 'exit')
    child.kill('SIGTERM')

    expect(metadata.status).toBe(200)
    expect(await metadata.json()).toMatchObject({
      issuer: `http://localhost:${port}`,
    })
    expect((await exit)[0]).toBe(0)
  })

  it('ends at once in production', async () => {
    const child = run({ NODE_ENV: 'production' })
    child.stdout.resume()

    expect((await once(child, 'exit'))[0]).toBe(1)
  })
})
