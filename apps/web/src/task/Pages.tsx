import { useLocation } from '../routing/routing.ts'
import { useTexts } from '../i18n/use-texts.ts'
import { ButtonLink } from '../ui/Button.tsx'

interface Props {
  /** The address of a page. */
  readonly addressOf: (page: number) => string
  readonly page: number
  /** How many pages there are; with one, nothing is shown. */
  readonly pages: number
}

/** The way to the other pages of a list; what is asked of it goes along. */
export function Pages({ addressOf, page, pages }: Props) {
  const t = useTexts('task')
  const state = useLocation().state as unknown
  if (pages <= 1) return null
  return (
    <nav className="pages" aria-label={t('pages')}>
      {page > 1 && (
        <ButtonLink
          variant="secondary"
          rel="prev"
          to={addressOf(page - 1)}
          state={state}
        >
          {t('previous')}
        </ButtonLink>
      )}
      <span>{t('pageOf', { page, pages })}</span>
      {page < pages && (
        <ButtonLink
          variant="secondary"
          rel="next"
          to={addressOf(page + 1)}
          state={state}
        >
          {t('next')}
        </ButtonLink>
      )}
    </nav>
  )
}
