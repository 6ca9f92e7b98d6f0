import { startPostgres } from '@mittkanta/test-kit'
import { fuzzEndpoints } from '../support/fuzz/endpoints.ts'
import { startWorld } from '../support/fuzz/world.ts'

const postgres = await startPostgres()
try {
const world = await startWorld(`${postgres.url}/postgres`)
console.time('e')
const figures = await fuzzEndpoints(world, {
  seed: 1,
  atLeast: Number(process.argv[2] ?? 1000),
})
console.timeEnd('e')
console.log(JSON.stringify(figures, null, 1))
for (const l of world.logged().split('\n'))
  if (l.includes('"level":"error"')) console.log(l.slice(0, 1500))
await world.stop()
} finally {
await postgres.stop()
}
