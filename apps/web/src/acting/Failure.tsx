import { spokenKind, type ProblemKind } from '../api/api-problem.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { ErrorLine } from '../ui/ErrorSummary.tsx'

/** Why a button did not do what it says; nothing when it did. */
export function Failure({ kind }: { readonly kind: ProblemKind | null }) {
  const t = useTexts('problems')
  return kind !== null && <ErrorLine>{t(`${spokenKind(kind)}.text`)}</ErrorLine>
}
