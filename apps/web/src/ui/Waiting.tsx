import { useTexts } from '../i18n/use-texts.ts'
import { Shell } from './Shell.tsx'

/**
 * The structure of a page that is on its way. The style sheet keeps it
 * invisible for 300 ms, so that a quick answer does not flicker.
 */
export function WaitingPage() {
  const t = useTexts('common')
  return (
    <Shell>
      <div className="waiting">
        <p role="status">{t('loading')}</p>
        <div className="waiting__line waiting__line--heading" />
        <div className="waiting__line" />
        <div className="waiting__line" />
        <div className="waiting__line waiting__line--short" />
      </div>
    </Shell>
  )
}
