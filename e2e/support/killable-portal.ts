import { writeSync } from 'node:fs'
import { toPlainDate } from '@mittkanta/calendar'
import { shippedScenarios } from '@mittkanta/client-system'
import { startPortal } from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'

/*
 * The whole portal with its client systems in one process, to be killed in the
 * middle of intake: `node … killable-portal.ts DIRECTORY PORT`. Each line it
 * writes is one delivery that the archive has acknowledged; a line is written
 * whole before the next delivery begins.
 */
const [directory = '', port = '0'] = process.argv.slice(2)
const first = Number(port)

const portal = await startPortal({
  ports: {
    portal: first,
    bffInternal: first + 1,
    archive: first + 2,
    archiveInternal: first + 3,
    identification: first + 4,
    authorizations: first + 5,
  },
  storage: { directory },
  phase: 'later',
  scenarios: await shippedScenarios(),
  shiftTo: toPlainDate('2024-03-01'),
  log: createLog('killable', { write: () => undefined }),
})
writeSync(1, 'started\n')
await portal.load((progress) => {
  writeSync(1, `${JSON.stringify(progress)}\n`)
})
writeSync(1, 'loaded\n')
await portal.stop()
