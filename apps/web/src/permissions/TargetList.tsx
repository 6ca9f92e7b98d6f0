import type { NamedTarget, WillChoices } from '@mittkanta/contracts'
import { createContext, use, type ReactNode } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { LocalDate } from '../ui/LocalDate.tsx'
import { keyOf } from './targets.ts'

/** The documents of which more than the name is known here. */
export const KnownDocuments = createContext<WillChoices['documents']>([])

interface Props {
  readonly label: string
  readonly targets: readonly NamedTarget[]
  /** Content beside each target. */
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

/** Documents of one name are distinguished by their day and controller. */
function TargetName({ named }: { readonly named: NamedTarget }) {
  const t = useTexts('permissions')
  const documents = use(KnownDocuments)
  const { target, name, nameLanguage } = named
  const known =
    target.kind === 'document' &&
    documents.find(({ ref }) => ref === target.ref)
  if (name === null) return t('prohibitions.notNamed')
  return (
    <>
      <span lang={nameLanguage ?? undefined}>{name}</span>
      {known && (
        <>
          {', '}
          <LocalDate date={known.drawnUpOn} />, {known.controllerName}
        </>
      )}
    </>
  )
}
