import { Link } from '../routing/routing.ts'
import { useTexts } from '../i18n/use-texts.ts'

/** The way to the page that tells who has acted for the reader. */
export function VisitsLink() {
  const t = useTexts('visits')
  return (
    <Link className="more" to="/visits">
      {t('title')}
    </Link>
  )
}
