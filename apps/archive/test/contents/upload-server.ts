import { Oid } from '@mittkanta/contracts'
import { operations } from '@mittkanta/contracts/archive'
import { problemHandler, withRequestId } from '@mittkanta/problems'
import { createExpress, listen, mount } from '@mittkanta/service-kit'
import { openDatabase } from '@mittkanta/database'
import { contentHandlers } from '../../src/contents/content.routes.ts'
import { codeHash } from '../../src/contents/kept-client-nodes.ts'
import { createGate } from '../../src/contents/gate.ts'
import { migrateArchive } from '../../src/db/schema.ts'

/*
 * The archive's content routes in a separate process, whose memory can be
 * measured. DATABASE_URL or DATA_DIR says where contents go. Reports its
 * address, and its memory in bytes on request.
 */
const { DATABASE_URL, DATA_DIR } = process.env
const database = await openDatabase({ url: DATABASE_URL, directory: DATA_DIR })
await migrateArchive(database)
const gate = createGate()
gate.warm()

const app = createExpress()
app.use(withRequestId)
const { receiveContent } = operations
app.use(
  mount(
    { receiveContent },
    contentHandlers({
      database,
      gate,
      clientOf: () =>
        Promise.resolve({
          clientId: 'client-a',
          controllerId: Oid.parse('1.2.246.10.100'),
          controllerName: 'Exempelkustens välfärdsområde',
          jwks: { keys: [] },
        }),
      codeHash: await codeHash(database),
      clock: () => new Date(),
      maxContentBytes: 50_000_000,
    }),
  ),
)
app.use(problemHandler({ error: () => undefined }))
const { url } = await listen(app, 0)

let peak = 0
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
}, 10)
process.on('message', () => {
  process.send?.({ peak })
  peak = 0
})
process.on('disconnect', () => {
  gate.close()
  process.exit(0)
})
process.send?.({ url })
