import { spokenKind, type ProblemKind } from '../api/api-problem.ts'
import { useTexts } from '../i18n/use-texts.ts'

/** Why a button did not do what it says; nothing when it did. */
export function Failure({ kind }: { readonly kind: ProblemKind | null }) {
  const t = useTexts('problems')
  return (
    kind !== null && (
      <p role="alert" className="errors">
        {t(`${spokenKind(kind)}.text`)}
      </p>
    )
  )
}
