import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { forgetAll } from '../session/tab-memory.ts'
import { showIcon } from './discreet.ts'
import { noteUnfinished } from './unfinished.ts'

/** Going back within a document takes a few milliseconds; it is not waited for longer. */
const BACK_MILLISECONDS = 150

/** A title that says nothing; with none at all browsers show the address. */
const NO_TITLE = '…'

/**
 * Leaves quickly, so that nothing of what was read can be seen or come back to.
 * Hiding comes first and waits for nothing; the network is never waited for.
 *
 * 1. The page is blank, its title and icon say nothing.
 * 2. The session is ended by a request that outlives the page.
 * 3. The entries that this document made in the tab's history are overwritten:
 *    back to the first, which becomes `/left`, and a new one after it, which
 *    drops all that were ahead.
 * 4. `/left` leads to a neutral page, now and whenever a user comes back to
 *    it.
 *
 * @param root the element that holds everything visible
 */
export function vanish(root: HTMLElement): void {
  root.hidden = true
  takeTitlesAway()
  showIcon(true)
  noteUnfinished()
  // Not `ask`: its answer no longer concerns anyone.
  void fetch(address(operations.endSession), {
    method: 'POST',
    headers: { 'X-MittKanta': '1' },
    keepalive: true,
  }).catch(() => undefined)
  emptyStorage()
  void overwriteHistory()
}

/** Of the page as it was served, too: it comes forth when a page's own goes. */
function takeTitlesAway(): void {
  for (const title of document.head.querySelectorAll('title'))
    title.textContent = NO_TITLE
}

function emptyStorage(): void {
  forgetAll()
  try {
    sessionStorage.clear()
  } catch {
    // Storage is switched off.
  }
}

async function overwriteHistory(): Promise<void> {
  const entries = entriesBefore()
  // Neither the router nor a question before leaving has a say in this.
  const seize = (name: 'popstate' | 'beforeunload', then?: () => void) =>
    window.addEventListener(
      name,
      (event) => {
        event.stopImmediatePropagation()
        then?.()
      },
      { capture: true },
    )
  seize('beforeunload')
  const arrived = new Promise<void>((resolve) => seize('popstate', resolve))
  if (entries > 0) {
    const late = new Promise((resolve) =>
      setTimeout(resolve, BACK_MILLISECONDS),
    )
    history.go(-entries)
    await Promise.race([arrived, late])
  }
  takeTitlesAway()
  const left = address(operations.left)
  history.replaceState(null, '', left)
  history.pushState(null, '', left)
  location.replace(left)
}

/**
 * How many entries this document has made before the current one: as the
 * browser counts them, or where it does not, as the router has noted.
 */
function entriesBefore(): number {
  if ('navigation' in window && window.navigation.currentEntry) {
    const { currentEntry } = window.navigation
    const before = window.navigation.entries().slice(0, currentEntry.index)
    return before.length - 1 - before.findLastIndex((e) => !e.sameDocument)
  }
  const { idx } = (history.state ?? {}) as { idx?: unknown }
  return typeof idx === 'number' ? idx : 0
}
