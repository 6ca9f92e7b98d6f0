import { useId, type ComponentProps, type ReactNode } from 'react'

interface Props extends Omit<
  ComponentProps<'input'>,
  'className' | 'id' | 'type'
> {
  readonly type: 'checkbox' | 'radio'
  readonly label: ReactNode
  /** What choosing it means; read after the label. */
  readonly hint?: string | undefined
  /** What is wrong while it is not chosen. */
  readonly error?: string | undefined
}

/** A checkbox or one of several radio buttons, with the words beside it. */
export function Choice({ label, hint, error, ...input }: Props) {
  const id = useId()
  const describedBy = [
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ]
  return (
    <div className="choice">
      <input
        {...input}
        id={id}
        aria-describedby={
          describedBy.length > 0 ? describedBy.join(' ') : undefined
        }
        aria-invalid={error === undefined ? undefined : true}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint !== undefined && (
          <p id={`${id}-hint`} className="choice__detail">
            {hint}
          </p>
        )}
        {error !== undefined && (
          <p id={`${id}-error`} role="alert" className="field__error">
            {error}
          </p>
        )}
      </div>
    </div>
  )
}

interface GroupProps {
  readonly legend: string
  readonly hint?: string
  readonly children: ReactNode
}

/** Choices that belong together, under the question that they answer. */
export function ChoiceGroup({ legend, hint, children }: GroupProps) {
  const id = useId()
  return (
    <fieldset
      className="card choices"
      aria-describedby={hint === undefined ? undefined : id}
    >
      <legend>{legend}</legend>
      {hint !== undefined && (
        <p id={id} className="hint">
          {hint}
        </p>
      )}
      {children}
    </fieldset>
  )
}
