import { createExpress } from '@mittkanta/service-kit'
import { listen } from '@mittkanta/service-kit'

/*
 * The baseline: an Express route that returns the same bytes and does nothing.
 * The parent process sends the bytes of each route; it answers with its port.
 */
const bodies = new Map<string, { type: string; body: Buffer }>()

const app = createExpress()
app.get('/ready', (_req, res) => {
  res.end()
})
app.get('/:name', (req, res) => {
  const found = bodies.get(req.params.name)
  if (!found) {
    res.status(404).end()
    return
  }
  res.setHeader('Content-Type', found.type)
  res.end(found.body)
})

process.on(
  'message',
  (message: { name: string; type: string; body: string }) => {
    bodies.set(message.name, {
      type: message.type,
      body: Buffer.from(message.body, 'base64'),
    })
    process.send?.('kept')
  },
)
process.on('disconnect', () => process.exit(0))

const server = await listen(app, 0)
process.send?.({ port: server.port })
