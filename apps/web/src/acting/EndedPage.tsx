import { ProblemView } from '../ui/ProblemPage.tsx'

export { ProblemPage as ErrorBoundary } from '../ui/ProblemPage.tsx'

/** Says that the reader does not act for the person, and nothing of the person. */
export function Component() {
  return <ProblemView kind="not-acting" />
}
