import { handlersFor, isSituation } from '@mittkanta/mock-handlers'
import { setupWorker } from 'msw/browser'

/*
 * The pages alone, on MSW handlers. `?mock=minor` and the other situations
 * choose what the mocked bff answers (`SITUATIONS` of the handlers lists them);
 * the choice lasts as long as the tab.
 */

const KEPT = 'mittkanta-mock'
const asked = new URL(location.href).searchParams.get('mock')
if (isSituation(asked)) sessionStorage.setItem(KEPT, asked)
const kept = sessionStorage.getItem(KEPT)
const situation = isSituation(kept) ? kept : 'ordinary'

await setupWorker(...handlersFor(situation)).start({
  onUnhandledRequest: 'bypass',
  quiet: true,
})
await import('../main.tsx')
