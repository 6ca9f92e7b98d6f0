import { useId, type ReactNode } from 'react'

/** What ties a control to its label, hint and error. */
interface Control {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

interface Props {
  readonly label: string
  /** Given where something else leads to the control, such as an error summary. */
  readonly id?: string
  /** How to fill it in, in words that stay in sight. */
  readonly hint?: string
  /** The id of a hint that several fields share. */
  readonly hintId?: string
  /** What is wrong with what was filled in. */
  readonly error?: string | undefined
  /** A class of the page's own style sheet. */
  readonly className?: string
  /** The input, select or textarea, which takes the properties of the control. */
  readonly children: (control: Control) => ReactNode
}

/** Label, hint, error and control, in the order in which they are read. */
export function Field(props: Props) {
  const { label, hint, hintId, error, className, children } = props
  const made = useId()
  const id = props.id ?? made
  const describedBy = [
    ...(error === undefined ? [] : [`${id}-error`]),
    ...(hint === undefined ? [] : [`${id}-hint`]),
    ...(hintId === undefined ? [] : [hintId]),
  ]
  return (
    <div className={className === undefined ? 'field' : `field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="field__error">
          {error}
        </p>
      )}
      {children({
        id,
        'aria-describedby':
          describedBy.length > 0 ? describedBy.join(' ') : undefined,
        'aria-invalid': error === undefined ? undefined : true,
      })}
    </div>
  )
}
