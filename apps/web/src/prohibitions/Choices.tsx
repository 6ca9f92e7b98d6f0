import type { NamedTarget } from '@mittkanta/contracts'
import type { ReactNode } from 'react'
import { keyOf } from '../permissions/targets.ts'
import { Choice, ChoiceGroup } from '../ui/Choice.tsx'

/** One thing that can be prohibited. */
export interface Offered extends NamedTarget {
  /** What distinguishes it from others of the same name. */
  readonly detail?: ReactNode
}

interface Props {
  readonly legend: string
  readonly hint: string
  readonly offered: readonly Offered[]
  /** The keys of what is chosen. */
  readonly chosen: ReadonlySet<string>
  readonly choose: (named: NamedTarget, isChosen: boolean) => void
  /** Content above the choices, such as a search. */
  readonly children?: ReactNode
}

/** A group of checkboxes. */
export function Choices(props: Props) {
  const { legend, hint, offered, chosen, choose, children } = props
  return (
    <ChoiceGroup legend={legend} hint={hint}>
      {children}
      {offered.map(({ detail, ...named }) => {
        const key = keyOf(named.target)
        return (
          <Choice
            key={key}
            type="checkbox"
            label={
              <>
                <span lang={named.nameLanguage ?? undefined}>{named.name}</span>
                {detail}
              </>
            }
            checked={chosen.has(key)}
            onChange={(event) => choose(named, event.currentTarget.checked)}
          />
        )
      })}
    </ChoiceGroup>
  )
}
