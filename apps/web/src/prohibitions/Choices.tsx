import type { NamedTarget } from '@mittkanta/contracts'
import { useId, type ReactNode } from 'react'
import { keyOf } from '../permissions/targets.ts'

/** One thing that can be prohibited. */
export interface Offered extends NamedTarget {
  /** What tells it from others of the same name. */
  readonly detail?: ReactNode
}

interface Props {
  readonly legend: string
  readonly hint: string
  readonly offered: readonly Offered[]
  /** The keys of what is chosen. */
  readonly chosen: ReadonlySet<string>
  readonly choose: (named: NamedTarget, isChosen: boolean) => void
  /** What stands above the choices, such as a search. */
  readonly children?: ReactNode
}

/** A group of checkboxes. */
export function Choices(props: Props) {
  const { legend, hint, offered, chosen, choose, children } = props
  const id = useId()
  return (
    <fieldset className="card choices" aria-describedby={`${id}-hint`}>
      <legend>{legend}</legend>
      <p id={`${id}-hint`} className="hint">
        {hint}
      </p>
      {children}
      {offered.map(({ detail, ...named }) => {
        const key = keyOf(named.target)
        const box = `${id} ${key}`.replaceAll(' ', '-')
        return (
          <div key={key} className="choice">
            <input
              id={box}
              type="checkbox"
              checked={chosen.has(key)}
              onChange={(event) => choose(named, event.currentTarget.checked)}
            />
            <label htmlFor={box}>
              <span lang={named.nameLanguage ?? undefined}>{named.name}</span>
              {detail}
            </label>
          </div>
        )
      })}
    </fieldset>
  )
}
