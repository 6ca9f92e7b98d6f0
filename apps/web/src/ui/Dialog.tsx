import { useEffect, useId, useRef, type ReactNode } from 'react'

interface Props {
  readonly heading: string
  readonly text: string
  /** What Escape means: the answer that takes nothing away from the reader. */
  readonly onEscape: () => void
  /** The buttons that answer it. */
  readonly children: ReactNode
}

/** Something that must be answered before one reads on. It holds the focus, and gives it back. */
export function Dialog({ heading, text, onEscape, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()

  useEffect(() => {
    const before = document.activeElement
    dialog.current?.showModal()
    // A dialog that is taken away, and not closed, takes the focus along.
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  return (
    <dialog
      ref={dialog}
      className="dialog"
      role="alertdialog"
      aria-labelledby={`${id}-heading`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault()
        onEscape()
      }}
    >
      <h2 id={`${id}-heading`}>{heading}</h2>
      <p id={`${id}-text`}>{text}</p>
      <div className="actions">{children}</div>
    </dialog>
  )
}
