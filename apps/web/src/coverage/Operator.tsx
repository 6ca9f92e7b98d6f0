import type { Coverage } from '@mittkanta/contracts'
import { useTexts } from '../i18n/use-texts.ts'

type Operator = Coverage['operator']

/** Who runs the service, as far as it is configured. */
export function OperatorName({ operator }: { readonly operator: Operator }) {
  const t = useTexts('coverage')
  const { name } = operator
  return (
    <p>
      {name === null ? t('operator.unnamed') : t('operator.named', { name })}
    </p>
  )
}

interface AddressProps {
  readonly operator: Operator
  /** What is said before the address. */
  readonly to: string
  /** What is said in its place where there is none. */
  readonly nowhere: string
}

/** Where to write to the operator, or that no address is configured. */
export function OperatorAddress({ operator, to, nowhere }: AddressProps) {
  const { feedbackEmail } = operator
  if (feedbackEmail === null) return <p>{nowhere}</p>
  return (
    <p>
      {to} <a href={`mailto:${feedbackEmail}`}>{feedbackEmail}</a>
    </p>
  )
}
