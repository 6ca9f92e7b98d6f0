import { handlersFor, type Situation } from '@mittkanta/mock-handlers'
import { act, render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { RequestHandler } from 'msw'
import { vi } from 'vitest'
import { keepAnswer } from '../src/acting/registry-answer.ts'
import { App } from '../src/App.tsx'
import { spokenAt } from '../src/i18n/language.ts'
import { loadTexts } from '../src/i18n/texts.ts'
import { browserSession } from '../src/session/browser-session.ts'
import { server } from './server.ts'

interface Options {
  readonly situation?: Situation
  /** Handlers that go before those of the situation. */
  readonly before?: readonly RequestHandler[]
}

/**
 * Opens the whole portal at an address, in English unless the address says
 * otherwise, on the handlers of a situation.
 */
export async function openPortal(
  address: string,
  { situation = 'ordinary', before = [] }: Options = {},
) {
  const url = new URL(address, location.origin)
  if (!url.searchParams.has('lang')) url.searchParams.set('lang', 'en')
  history.replaceState(null, '', url)
  keepAnswer(window)
  server.use(...before, ...handlersFor(situation))
  const language = spokenAt(url)
  await loadTexts(language)
  const leave = vi.fn<(next: string) => void>()
  const vanish = vi.fn<() => void>()
  const session = browserSession({ leave, vanish, now: Date.now })
  await act(() => session.check())
  const user = userEvent.setup()
  const view = render(<App session={session} language={language} />)
  return { ...view, session, leave, vanish, user }
}
