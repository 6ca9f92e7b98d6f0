import { ProblemView } from './ProblemPage.tsx'

export { ProblemPage as ErrorBoundary } from './ProblemPage.tsx'

/** An address that no page has. It looks like one that shows nothing to the reader. */
export function Component() {
  return <ProblemView kind="not-found" />
}
