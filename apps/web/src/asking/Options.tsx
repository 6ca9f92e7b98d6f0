import { useId } from 'react'

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
  const id = useId()
  return (
    <fieldset className="card choices">
      <legend>{legend}</legend>
      {options.map(({ value, label, hint }, index) => (
        <div key={value} className="choice">
          <input
            id={`${id}-${index}`}
            type="radio"
            name={id}
            checked={value === chosen}
            aria-describedby={hint && `${id}-${index}-hint`}
            onChange={() => choose(value)}
          />
          <div>
            <label htmlFor={`${id}-${index}`}>{label}</label>
            {hint !== undefined && (
              <p id={`${id}-${index}-hint`} className="choice__detail">
                {hint}
              </p>
            )}
          </div>
        </div>
      ))}
    </fieldset>
  )
}
