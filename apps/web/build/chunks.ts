import type { Rolldown } from 'vite'

type Group = Rolldown.CodeSplittingGroup
type Context = Parameters<
  Extract<Group['name'], (...args: never) => unknown>
>[1]

const LIBRARIES =
  /node_modules\/(react|react-dom|scheduler|react-router|i18next)\//
/** The modules that the first page begins with: each stays a separate file. */
const BEGINNINGS = /src\/(main|front-page\/FrontPage)\.tsx$/
/** What the build itself adds for loading the rest. */
const LOADING = /rolldown\/runtime|preload-helper/
/**
 * Contracts are imported through one module, which does not reveal which page
 * uses which. Without a name: their values, such as the languages.
 */
const CONTRACTS = '\0contracts'
const FIRST_CONTRACTS =
  /contracts(\/(ActingAnswer|Asked|FrontPage|ProblemDocument|SessionState|SignedOut|SubjectRef))?$/
/** The addresses are imported in the same way. */
const FIRST_OPERATIONS =
  /contracts\/operations(\/(endSession|frontPage|keepAlive|left|session|signIn))?$/

/**
 * Few files for the first page: the libraries, and all else that it waits for.
 * What only a later page needs comes with that page.
 */
export const groups: Group[] = [
  { name: 'libraries', test: LIBRARIES },
  {
    name: (id, context) =>
      LOADING.test(id) || isOfFirstPage(id, context) ? 'shared' : null,
  },
]

function isOfFirstPage(id: string, context: Context): boolean {
  if (BEGINNINGS.test(id)) return false
  return id.startsWith(CONTRACTS)
    ? FIRST_CONTRACTS.test(id) || FIRST_OPERATIONS.test(id)
    : isImportedFirst(id, context, new Set())
}

/** Whether something imports a module that the first page begins with. */
function isImportedFirst(
  id: string,
  context: Context,
  seen: Set<string>,
): boolean {
  if (BEGINNINGS.test(id)) return true
  if (seen.has(id)) return false
  seen.add(id)
  const importers = context.getModuleInfo(id)?.importers ?? []
  return importers.some((one) => isImportedFirst(one, context, seen))
}
