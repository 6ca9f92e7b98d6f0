import { useTexts } from '../i18n/use-texts.ts'
import { ButtonLink } from '../ui/Button.tsx'

interface Props {
  /** The address of a page. */
  readonly addressOf: (page: number) => string
  readonly page: number
  /** How many pages there are; with one, nothing is shown. */
  readonly pages: number
}

/** The way to the other pages of a list. */
export function Pages({ addressOf, page, pages }: Props) {
  const t = useTexts('task')
  if (pages <= 1) return null
  return (
    <nav className="pages" aria-label={t('pages')}>
      {page > 1 && (
        <ButtonLink variant="secondary" rel="prev" to={addressOf(page - 1)}>
          {t('previous')}
        </ButtonLink>
      )}
      <span>{t('pageOf', { page, pages })}</span>
      {page < pages && (
        <ButtonLink variant="secondary" rel="next" to={addressOf(page + 1)}>
          {t('next')}
        </ButtonLink>
      )}
    </nav>
  )
}
