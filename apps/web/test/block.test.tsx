import { render, screen } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { loadTexts } from '../src/i18n/texts.ts'
import { LanguageContext } from '../src/i18n/use-texts.ts'
import { PageLoads } from '../src/routing/page-loads.ts'
import { Pages } from '../src/routing/routing.ts'
import { Block } from '../src/ui/Block.tsx'

it('leaves the others standing when one block of a page fails', async () => {
  // React says of every error that a boundary catches.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  await loadTexts('en')
  const Broken = (): never => {
    throw new Error('broken')
  }
  const Component = () => (
    <LanguageContext value="en">
      <Block>
        <Broken />
      </Block>
      <Block>stands</Block>
    </LanguageContext>
  )
  const loads = new PageLoads([{ path: '*', Component }])
  render(<Pages loads={loads} waiting="waiting" />)

  expect(await screen.findByRole('alert')).toHaveTextContent(
    'This part could not be shown.',
  )
  expect(screen.getByText('stands')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible()
  loads.dispose()
  // React says what was thrown; it was thrown on purpose.
  // eslint-disable-next-line no-console
  vi.mocked(console.error).mockClear()
})
