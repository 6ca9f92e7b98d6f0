import type { NamedTarget } from '@mittkanta/contracts'
import type { ReactNode } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { keyOf } from './targets.ts'

interface Props {
  readonly label: string
  readonly targets: readonly NamedTarget[]
  /** What stands beside each target. */
  readonly beside?: (target: NamedTarget) => ReactNode
}

/** What prohibitions point at, by kind and name. */
export function TargetList({ label, targets, beside }: Props) {
  const t = useTexts('permissions')
  return (
    <ul className="targets" role="list" aria-label={label}>
      {targets.map((named) => (
        <li key={keyOf(named.target)}>
          <span>
            <span className="targets__kind">
              {t(`prohibitions.kind.${named.target.kind}`)}:
            </span>{' '}
            <TargetName named={named} />
          </span>
          {beside?.(named)}
        </li>
      ))}
    </ul>
  )
}

function TargetName({ named }: { readonly named: NamedTarget }) {
  const t = useTexts('permissions')
  const { name, nameLanguage } = named
  return name === null ? (
    t('prohibitions.notNamed')
  ) : (
    <span lang={nameLanguage ?? undefined}>{name}</span>
  )
}
