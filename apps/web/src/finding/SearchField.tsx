import '../styles/finding.css'
import { useId, useRef, type Ref, type SubmitEvent } from 'react'
import { useTexts } from '../i18n/use-texts.ts'
import { Button } from '../ui/Button.tsx'
import { askedOf, EVERYTHING, MOST_CHARACTERS, type Asked } from './asked.ts'
import { useFind } from './use-find.ts'

interface Props {
  /** What is looked for already. */
  readonly asked?: Asked
  /** For fields elsewhere that belong to the form. */
  readonly id?: string
  readonly form?: Ref<HTMLFormElement>
  readonly onSearched?: () => void
}

/**
 * The search field over the whole record. It leads to the page of all
 * documents, with the words unseen in the address.
 */
export function SearchField(props: Props) {
  const { asked = EVERYTHING, id, form, onSearched } = props
  const t = useTexts('common')
  const find = useFind()
  const field = useId()
  const input = useRef<HTMLInputElement>(null)

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    find(askedOf(new FormData(event.currentTarget), asked))
    onSearched?.()
  }

  return (
    <form
      id={id}
      ref={form}
      role="search"
      className="card finder"
      onSubmit={submit}
    >
      <label htmlFor={field}>{t('search.label')}</label>
      <p id={`${field}-hint`} className="hint">
        {t('search.hint')}
      </p>
      <div className="finder__row">
        <input
          id={field}
          ref={input}
          type="search"
          name="text"
          autoComplete="off"
          enterKeyHint="search"
          maxLength={MOST_CHARACTERS}
          defaultValue={asked.text}
          aria-describedby={`${field}-hint`}
        />
        <Button type="submit">{t('search.submit')}</Button>
        {asked.text !== '' && (
          <Button
            variant="secondary"
            onClick={() => {
              find({ ...asked, text: '' })
              input.current?.focus()
            }}
          >
            {t('search.clear')}
          </Button>
        )}
      </div>
    </form>
  )
}
