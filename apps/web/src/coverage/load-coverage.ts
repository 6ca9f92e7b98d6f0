import { Coverage } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { askJson } from '../api/ask.ts'
import { languageOf } from '../i18n/language.ts'
import type { LoaderFunctionArgs } from '../routing/routing.ts'

/** What can appear here and who runs the service: a loader of public pages. */
export function loader({ request }: LoaderFunctionArgs): Promise<Coverage> {
  const language = languageOf(new URL(request.url))
  return askJson(address(operations.coverage, {}, { language }), Coverage, {
    signal: request.signal,
  })
}
