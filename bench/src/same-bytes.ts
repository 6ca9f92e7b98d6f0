import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createExpress, listen } from '@mittkanta/service-kit'
import express from 'express'
import { Pool } from 'undici'

/*
 * The baselines: Express routes that return the same bytes and do nothing. The
 * parent process sends what each route returns, and is answered with its port.
 *
 * - `/bytes/:name`: prepared bytes, by `res.end`
 * - `/files/:name`: the same from a file, by `express.static`
 * - `/json/:name`: the same value, by `res.json`, as an Express route is written
 * - `/relay/:name`: the same, of another such process that is asked for it: what
 *   two services cost that do nothing (`ORIGIN` is the address of the other)
 */
const bodies = new Map<string, { type: string; body: Buffer; value: unknown }>()

const directory = mkdtempSync(join(tmpdir(), 'mittkanta-same-bytes-'))

const app = createExpress()
app.get('/bytes/:name', (req, res) => {
  const found = bodies.get(req.params.name)
  if (found) res.setHeader('Content-Type', found.type)
  else res.status(404)
  res.end(found?.body)
})
app.use('/files', express.static(directory, { etag: false }))
app.get('/json/:name', (req, res) => {
  const found = bodies.get(req.params.name)
  if (found) res.json(found.value)
  else res.status(404).end()
})

const { ORIGIN } = process.env
const origin = ORIGIN === undefined ? undefined : new Pool(ORIGIN)
app.get('/relay/:name', async (req, res) => {
  const path = `/json/${req.params.name}`
  const answer = await origin?.request({ method: 'GET', path })
  res.json(await answer?.body.json())
})

process.on(
  'message',
  (message: { name: string; type: string; body: string }) => {
    const { name, type } = message
    const body = Buffer.from(message.body, 'base64')
    const isJson = type.startsWith('application/json')
    bodies.set(name, {
      type,
      body,
      value: isJson && JSON.parse(body.toString('utf8')),
    })
    writeFileSync(join(directory, name), body)
    process.send?.('kept')
  },
)
process.on('disconnect', () => {
  rmSync(directory, { recursive: true })
  process.exit(0)
})

const server = await listen(app, 0)
process.send?.({ port: server.port })
