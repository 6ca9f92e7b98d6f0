import { useTexts } from '../i18n/use-texts.ts'
import { MoreLink } from '../ui/MoreLink.tsx'

/** The link to the page that shows who has acted for the reader. */
export function VisitsLink() {
  const t = useTexts('common')
  return <MoreLink to="/visits">{t('visits')}</MoreLink>
}
