import { useId } from 'react'
import { Choice, ChoiceGroup } from '../ui/Choice.tsx'

interface Option<Value> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
}

interface Props<Value> {
  readonly legend: string
  readonly options: readonly Option<Value>[]
  readonly chosen: Value
  readonly choose: (value: Value) => void
}

/** A group of which one is chosen. */
export function Options<Value extends string | null>(props: Props<Value>) {
  const { legend, options, chosen, choose } = props
  const name = useId()
  return (
    <ChoiceGroup legend={legend}>
      {options.map(({ value, label, hint }) => (
        <Choice
          key={value}
          type="radio"
          name={name}
          label={label}
          hint={hint}
          checked={value === chosen}
          onChange={() => choose(value)}
        />
      ))}
    </ChoiceGroup>
  )
}
