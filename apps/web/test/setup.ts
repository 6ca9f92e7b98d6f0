import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  expect,
  vi,
  type MockInstance,
} from 'vitest'
import { server } from './server.ts'

// The machines that run this may be busy with other suites.
configure({ asyncUtilTimeout: 10_000 })

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))

let complaints: MockInstance[] = []

beforeEach(() => {
  document.cookie = '__Host-mittkanta-language=; Path=/; Max-Age=0; Secure'
  localStorage.clear()
  sessionStorage.clear()
  complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')]
})

afterEach(() => {
  cleanup()
  server.resetHandlers()
  for (const complaint of complaints) expect(complaint).not.toHaveBeenCalled()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

afterAll(() => server.close())

// What jsdom does not have: scrolling, and dialogs that are modal.
window.scrollTo = () => undefined
Element.prototype.scrollIntoView = () => undefined
HTMLDialogElement.prototype.showModal = function showModal() {
  this.setAttribute('open', '')
}
