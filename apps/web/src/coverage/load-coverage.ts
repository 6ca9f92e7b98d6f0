import { Coverage } from '@mittkanta/contracts'
import { askJson } from '../api/ask.ts'
import { paths } from '../api/paths.ts'
import { languageOf } from '../i18n/language.ts'
import type { LoaderFunctionArgs } from '../routing/routing.ts'

/** What can appear here and who runs the service: a loader of public pages. */
export function loader({ request }: LoaderFunctionArgs): Promise<Coverage> {
  const language = languageOf(new URL(request.url))
  return askJson(paths.coverage(language), Coverage, { signal: request.signal })
}
