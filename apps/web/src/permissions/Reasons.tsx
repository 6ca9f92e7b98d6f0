import { useTexts } from '../i18n/use-texts.ts'
import type { Reason } from './reasons.ts'

/** Says why something is not done here, and where it is. */
export function Reasons({ reasons }: { readonly reasons: readonly Reason[] }) {
  const t = useTexts('permissions')
  return reasons.map((reason) => (
    <p key={reason} className="reason">
      {t(`why.${reason}`)}
    </p>
  ))
}
