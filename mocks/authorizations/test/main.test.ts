import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { populationWith } from './support.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'authorizations-'))
  await writeFile(
    join(folder, 'population.json'),
    JSON.stringify(populationWith()),
  )
})
afterAll(() => rm(folder, { recursive: true }))

function run(environment: Record<string, string>) {
  const main = join(import.meta.dirname, '../src/main.ts')
  return spawn(process.execPath, ['--import', 'tsx', main], {
    env: {
      ...process.env,
      PORT: '0',
      CLIENT_ID: 'ed4b7ae7',
      API_KEY: 'key-of-the-tests',
      OAUTH_PASSWORD: 'password-of-the-tests',
      REDIRECT_URIS: 'http://localhost:3000/acting/return',
      POPULATION_FILE: join(folder, 'population.json'),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

describe('the process', () => {
  it('serves until it is stopped', async () => {
    const child = run({ NODE_ENV: 'development', HAS_CONTROL: 'true' })
    let line = ''
    for await (const chunk of child.stdout) {
      line += String(chunk)
      if (line.includes('"started"')) break
    }
    const port = /"port":(\d+)/.exec(line)?.[1] ?? ''
    const answer = await fetch(`http://localhost:${port}/control/behaviour`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: '{}',
    })
    const exit = once(child, 'exit')
    child.kill('SIGTERM')

    expect(answer.status).toBe(204)
    expect((await exit)[0]).toBe(0)
  })

  it('ends at once in production', async () => {
    const child = run({ NODE_ENV: 'production' })
    child.stdout.resume()

    expect((await once(child, 'exit'))[0]).toBe(1)
  })
})
