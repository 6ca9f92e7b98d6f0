import './styles/index.css'
import { createRoot } from 'react-dom/client'
import { keepAnswer } from './acting/registry-answer.ts'
import { keepInitial } from './api/initial-data.ts'
import { App } from './App.tsx'
import { spokenAt } from './i18n/language.ts'
import { loadTexts } from './i18n/texts.ts'
import { routesFor } from './router.tsx'
import { preload } from './routing/routing.ts'
import { isDiscreet, showIcon } from './safety/discreet.ts'
import { vanish } from './safety/vanish.ts'
import { browserSession } from './session/browser-session.ts'
import { guardPage } from './session/guard-page.ts'
import { leave } from './session/leave.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

if (isDiscreet()) {
  document.title = '…'
  showIcon()
}
keepAnswer(window)
keepInitial(document)

const session = browserSession({
  leave: (next) => leave(next, window),
  vanish: () => vanish(root),
  now: Date.now,
})
const checked = session.check()
// Most likely: the reader has just signed in.
preload(routesFor('signed-in'), location.pathname)
guardPage(session, root, () => location.reload())

const language = spokenAt(new URL(location.href))
document.documentElement.lang = language
// A quick session check spares the reader a page that only says "wait".
const soon = new Promise((resolve) => setTimeout(resolve, 300))
await Promise.all([loadTexts(language), Promise.race([checked, soon])])
createRoot(root).render(<App session={session} language={language} />)
