import { useId, type ReactNode, type Ref } from 'react'
import { useTexts } from '../i18n/use-texts.ts'

interface Props {
  /** How many filters are on. */
  readonly on: number
  readonly isOpen: boolean
  readonly setOpen: (isOpen: boolean) => void
  readonly button: Ref<HTMLButtonElement>
  readonly children: ReactNode
}

/**
 * The filters beside the results; in a narrow window they are behind a button
 * that says how many are on.
 */
export function Disclosure(props: Props) {
  const { on, isOpen, setOpen, button, children } = props
  const t = useTexts('finding')
  const id = useId()
  return (
    <section className="filters" aria-label={t('filters')}>
      <button
        ref={button}
        type="button"
        className="button button--secondary filters__button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        {on > 0 ? t('filtersOn', { count: on }) : t('filters')}
      </button>
      <div id={id} className="filters__fields card" data-open={isOpen}>
        <h2 className="card__heading">{t('filters')}</h2>
        {children}
      </div>
    </section>
  )
}
